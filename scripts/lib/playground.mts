import { CONTROL_PORT } from '../../sandbox/control.mts';
import { vendors } from '../../vendors.mts';
import { interrupted } from './command.mts';
import { owner } from './n8n.mts';
import { isFree } from './process.mts';
import { openStage, type Stage } from './stage.mts';

export interface PlaygroundOptions {
	/** Holds n8n's data, which stays for the next time. */
	folder: string;
	/** n8n's port. Default: its usual one, or a free one when that is taken. */
	port?: string;
	/** Forget what was done in n8n the last time. */
	fresh: boolean;
	/** What more to say when everything is ready. */
	hint?: string;
	/** What goes on beside n8n until Ctrl-C. */
	beside?(stage: Stage): () => void;
}

/** The control interface and the vendors. */
const sandboxPorts = [CONTROL_PORT, ...vendors.map(({ port }) => port)];
const defaultPort = 5678;

/** An n8n with the package, credentials and examples, for people, until Ctrl-C. Gives the exit code. */
export async function playground(options: PlaygroundOptions): Promise<number> {
	const end = interrupted().then(() => undefined);
	const opening = openStage({
		folder: options.folder,
		keep: !options.fresh,
		port: options.port ? Number(options.port) : await freeOr(defaultPort),
		sandboxPorts: (await Promise.all(sandboxPorts.map(isFree))).every(Boolean)
			? 'fixed'
			: 'ephemeral',
		say: (text) => console.log(text),
	});
	const stage = await Promise.race([opening, end]);
	// Interrupted while starting: the stage ends its processes with this one.
	if (stage === undefined) return 130;
	console.log(welcome(stage, options.hint));
	const stopBeside = options.beside?.(stage);
	await end;
	console.log('\n› Ending n8n and the sandbox …');
	stopBeside?.();
	await stage.close();
	console.log('✓ Ended. What you did in n8n is there again the next time.');
	return 0;
}

async function freeOr(port: number): Promise<number | undefined> {
	return (await isFree(port)) ? port : undefined;
}

function welcome({ n8n, sandbox, examples }: Stage, hint?: string): string {
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
		...(hint === undefined ? [] : [`  ${hint}`]),
		'  Ctrl-C ends everything.',
	].join('\n');
}
