/**
 * `npm run screenshots`: follows the vendors' pages in the real editor, against the sandbox, and takes
 * the pictures of docs/images/. A step that cannot be done any more ends it with an error.
 *
 *   <vendor> …         only these vendors
 *   --width <number>   another width of the screen than 1400
 *   --dark             in n8n's dark theme
 *
 * With a width or the dark theme the pictures are for looking at them: they go to .cache/screenshots/.
 */
import { existsSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { parseArgs } from 'node:util';

import { Editor } from '../test/support/browser.mts';
import { type VendorName, vendorNames } from '../vendors.mts';
import { Camera, type Walk } from './lib/camera.mts';
import { command, interrupted } from './lib/command.mts';
import { cache, root } from './lib/paths.mts';
import { openStage, type Stage } from './lib/stage.mts';

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: { width: { type: 'string' }, dark: { type: 'boolean', default: false } },
});
const width = values.width === undefined ? undefined : Number(values.width);
const isForPages = width === undefined && !values.dark;
const folder = isForPages
	? join(root, 'docs', 'images')
	: join(cache, 'screenshots', `${width ?? 'usual'}${values.dark ? '-dark' : ''}`);

/** `scripts/screenshots/<vendor>.mts` exports the walk under the vendor's name. */
const fileOf = (vendor: VendorName) => join(root, 'scripts', 'screenshots', `${vendor}.mts`);

await command(async () => {
	void interrupted().then(() => process.exit(130));
	const unknown = positionals.filter((name) => !(vendorNames as string[]).includes(name));
	if (unknown.length > 0) throw new Error(`Unknown vendor: ${unknown.join(', ')}`);
	const wanted = vendorNames.filter(
		(name) => positionals.length === 0 || positionals.includes(name),
	);
	const stage = await openStage({
		folder: join(cache, `screenshots-${process.pid}`),
		throwAway: true,
		sandboxPorts: 'ephemeral',
		say: (text) => console.log(text),
	});
	const failed = await walkAll(
		wanted.filter((name) => existsSync(fileOf(name))),
		stage,
	).finally(async () => await stage.close());
	const passed = wanted.length - failed;
	console.log(`\n${passed} passed, ${failed} failed`);
	return failed === 0 ? 0 : 1;
});

async function walkAll(vendors: VendorName[], stage: Stage): Promise<number> {
	let failed = 0;
	for (const vendor of vendors) {
		console.log(`› ${vendor}: following its page in the editor …`);
		await walkOne(vendor, stage).catch((error: unknown) => {
			failed++;
			console.error(`✗ ${vendor}: ${error instanceof Error ? error.message : String(error)}`);
		});
	}
	return failed;
}

async function walkOne(vendor: VendorName, { n8n, client, sandboxClient }: Stage): Promise<void> {
	const module = (await import(fileOf(vendor))) as Record<string, Walk>;
	const walk = module[vendor];
	if (walk === undefined) throw new Error(`${basename(fileOf(vendor))} exports no ${vendor}`);
	await sandboxClient.reset(vendor);
	const editor = await Editor.open(n8n.url, { width, dark: values.dark });
	const camera = new Camera(vendor, folder, { editor, n8n: client, sandbox: sandboxClient });
	try {
		await walk(camera);
	} catch (error) {
		const path = await editor.screenshot(`${vendor} stopped here`);
		throw new Error(`${String(error)}\n  Screenshot: ${path}`, { cause: error });
	} finally {
		await editor.close();
	}
	for (const path of camera.taken) {
		console.log(`  ✓ ${relative(root, path)} (${Math.round(statSync(path).size / 1000)} kB)`);
	}
}
