/**
 * `npm run screenshots`: the pictures of the vendors' pages, docs/images/, made anew in the real editor
 * against the sandbox: the example that the page shows first, and its first hour, followed step by step
 * (`scripts/screenshots/<vendor>.mts`). A step that cannot be done any more ends it with an error.
 * `together` are the examples that join several vendors.
 *
 *   <vendor> …         only these vendors
 *   --width <number>   another width of the screen than 1400
 *   --dark             in n8n's dark theme
 *   --panels           instead: the parameters of every operation and trigger, as they are right after the
 *                      node was added, and sheets that show six of them each
 *
 * With any of these three the pictures are for looking at them: they go to .cache/screenshots/.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';

import { Editor } from '../test/support/browser.mts';
import { vendorNames } from '../vendors.mts';
import { Camera, type Subject, type Walk } from './lib/camera.mts';
import { command, interrupted } from './lib/command.mts';
import { contactSheets } from './lib/contactSheets.mts';
import { showPanels } from './lib/panels.mts';
import { cache, root } from './lib/paths.mts';
import { openStage, type Stage } from './lib/stage.mts';

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		width: { type: 'string' },
		dark: { type: 'boolean', default: false },
		panels: { type: 'boolean', default: false },
	},
});
const width = values.width === undefined ? undefined : Number(values.width);
const isForPages = width === undefined && !values.dark && !values.panels;
const look = `${values.panels ? 'panels-' : ''}${width ?? 'usual'}${values.dark ? '-dark' : ''}`;
const folder = isForPages ? join(root, 'docs', 'images') : join(cache, 'screenshots', look);

const subjects: Subject[] = [...vendorNames, 'together'];

await command(async () => {
	void interrupted().then(() => process.exit(130));
	const unknown = positionals.filter((name) => !(subjects as string[]).includes(name));
	if (unknown.length > 0) throw new Error(`Unknown vendor: ${unknown.join(', ')}`);
	const wanted = subjects.filter((name) => positionals.length === 0 || positionals.includes(name));
	const stage = await openStage({
		folder: join(cache, `screenshots-${process.pid}`),
		throwAway: true,
		sandboxPorts: 'ephemeral',
		...(values.panels ? { examples: [] } : {}),
		say: (text) => console.log(text),
	});
	const failed = await walkAll(wanted, stage).finally(async () => await stage.close());
	console.log(`\n${wanted.length - failed} passed, ${failed} failed`);
	return failed === 0 ? 0 : 1;
});

async function walkAll(wanted: Subject[], stage: Stage): Promise<number> {
	let failed = 0;
	for (const subject of wanted) {
		console.log(`› ${subject}: looking at it in the editor …`);
		try {
			if (values.panels) await lookAtPanels(subject, stage);
			else await followPage(subject, stage);
		} catch (error) {
			failed++;
			console.error(`✗ ${subject}: ${error instanceof Error ? error.message : String(error)}`);
		}
	}
	return failed;
}

async function followPage(subject: Subject, stage: Stage): Promise<void> {
	if (subject === 'together') {
		await walkOne(subject, showExamples, stage);
		return;
	}
	await walkOne(subject, showExample, stage);
	const firstHour = await firstHourOf(subject);
	if (firstHour) await walkOne(subject, firstHour, stage);
}

async function lookAtPanels(subject: Subject, stage: Stage): Promise<void> {
	if (subject === 'together') return;
	const labels: string[] = [];
	const paths = await walkOne(subject, showPanels(labels), stage);
	const pictures = paths.map((path, index) => ({ path, label: labels[index] ?? '' }));
	for (const sheet of await contactSheets(folder, subject, pictures)) {
		console.log(`  ✓ ${relative(root, sheet)}`);
	}
}

/** `scripts/screenshots/<vendor>.mts` exports the walk under the vendor's name. */
async function firstHourOf(vendor: string): Promise<Walk | undefined> {
	const file = join(root, 'scripts', 'screenshots', `${vendor}.mts`);
	if (!existsSync(file)) return undefined;
	const walk = ((await import(file)) as Record<string, Walk>)[vendor];
	if (walk === undefined) throw new Error(`${relative(root, file)} exports no ${vendor}`);
	return walk;
}

/** The example that the page shows: `docs/images/<vendor>-<job>.png` is `examples/<vendor>/<job>.json`. */
async function showExample(camera: Camera): Promise<void> {
	const { vendor } = camera;
	const page = readFileSync(join(root, `docs/vendors/${vendor}.md`), 'utf8');
	const job = new RegExp(`\\]\\(\\.\\./images/${vendor}-([\\w-]+)\\.png\\)`).exec(page)?.[1];
	if (job === undefined) {
		throw new Error(`docs/vendors/${vendor}.md shows no picture of an example`);
	}
	await showOne(camera, job);
}

/** All of a folder, in which no page chooses one. */
async function showExamples(camera: Camera): Promise<void> {
	for (const job of camera.jobs) await showOne(camera, job);
}

async function showOne(camera: Camera, job: string): Promise<void> {
	await camera.openExample(job);
	await camera.editor.showWhole();
	await camera.take(job);
}

async function walkOne(
	vendor: Subject,
	walk: Walk,
	{ n8n, client, sandboxClient, examples }: Stage,
): Promise<string[]> {
	if (vendor !== 'together') await sandboxClient.reset(vendor);
	const editor = await Editor.open(n8n.url, { width, dark: values.dark });
	const camera = new Camera(vendor, folder, {
		editor,
		examples,
		n8n: client,
		sandbox: sandboxClient,
	});
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
	return camera.taken;
}
