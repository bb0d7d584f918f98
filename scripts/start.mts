/**
 * `npm start`: an n8n to play with, the package and all examples in it, connected to the sandbox.
 *
 *   --port <number>   n8n's port (default 5678, or a free one when that is taken)
 *   --fresh           forget what was done in n8n the last time
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { CONTROL_PORT } from '../sandbox/control.mts';
import { vendors } from '../vendors.mts';
import { command, interrupted } from './lib/command.mts';
import { owner } from './lib/n8n.mts';
import { cache } from './lib/paths.mts';
import { isFree } from './lib/process.mts';
import { openStage, type Stage } from './lib/stage.mts';

const { values } = parseArgs({
	options: { port: { type: 'string' }, fresh: { type: 'boolean', default: false } },
});

/** The control interface and the vendors. */
const sandboxPorts = [CONTROL_PORT, ...vendors.map(({ port }) => port)];
const defaultPort = 5678;

await command(async () => {
	const end = interrupted().then(() => undefined);
	const opening = openStage({
		folder: join(cache, 'start'),
		keep: !values.fresh,
		port: values.port ? Number(values.port) : await freeOr(defaultPort),
		sandboxPorts: (await Promise.all(sandboxPorts.map(isFree))).every(Boolean)
			? 'fixed'
			: 'ephemeral',
		say: (text) => console.log(text),
	});
	const stage = await Promise.race([opening, end]);
	// Interrupted while starting: the stage ends its processes with this one.
	if (stage === undefined) return 130;
	console.log(welcome(stage));
	await end;
	console.log('\n› Ending n8n and the sandbox …');
	await stage.close();
	console.log('✓ Ended. What you did in n8n is there again at the next npm start.');
	return 0;
});

/** n8n's usual port where it can be had; otherwise any. */
async function freeOr(port: number): Promise<number | undefined> {
	return (await isFree(port)) ? port : undefined;
}

function welcome({ n8n, sandbox, examples }: Stage): string {
	return [
		'',
		`✓ n8n is ready:   ${n8n.url}`,
		`  Log in with:    ${owner.email}`,
		`  Password:       ${owner.password}`,
		'',
		`  Examples:       ${examples.length} workflows, all in n8n already (files: examples/)`,
		'  Credentials:    one a vendor, named "… (sandbox)"',
		'  The vendors:',
		...vendors.map(({ name, title }) => `    ${title.padEnd(14)}${sandbox.vendors[name]}`),
		`    what arrived  ${sandbox.control}/gamfi/requests (and the other vendors)`,
		'',
		'  Ctrl-C ends everything.',
	].join('\n');
}
