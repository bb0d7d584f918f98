/**
 * `npm run dev`: like `npm start`, and n8n takes over what you change in nodes/ and credentials/
 * within seconds. Takes the same options.
 *
 * n8n watches the folder of the installed package if N8N_DEV_RELOAD is set, so the compiler writes
 * there. Not n8n's own dev mode (`n8n-node dev`): that one loads the nodes as `CUSTOM.gamfi`, which
 * no example knows.
 */
import { watch } from 'node:fs';
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';

import manifest from '../package.json' with { type: 'json' };
import { command } from './lib/command.mts';
import { N8n } from './lib/n8n.mts';
import { cache, root } from './lib/paths.mts';
import { playground } from './lib/playground.mts';
import { launch } from './lib/process.mts';
import type { Stage } from './lib/stage.mts';
import { projectEnvironment } from './lib/steps.mts';

const { values } = parseArgs({
	options: { port: { type: 'string' }, fresh: { type: 'boolean', default: false } },
});
const folder = join(cache, 'dev');

await command(async () => {
	if (values.fresh) await rm(folder, { recursive: true, force: true });
	// n8n reads `.env` from the folder in which it is started.
	const n8n = await N8n.open(folder);
	await writeFile(join(n8n.folder, '.env'), 'N8N_DEV_RELOAD=true\n');
	return await playground({
		folder,
		port: values.port,
		fresh: false,
		hint: 'Change nodes/ or credentials/ and look again. A new node file needs a restart.',
		beside: followSources,
	});
});

/** TypeScript through the compiler, everything else as it is. */
function followSources({ n8n }: Stage): () => void {
	const dist = join(n8n.folder, '.n8n', 'nodes', 'node_modules', manifest.name, 'dist');
	const compiler = launch(
		'tsc',
		['--watch', '--preserveWatchOutput', '--incremental', 'false', '--outDir', dist],
		{ env: projectEnvironment() },
	);
	const watchers = ['nodes', 'credentials'].map((room) =>
		watch(join(root, room), { recursive: true }, (_event, file) => {
			if (file === null || !/\.(svg|png|json)$/.test(file)) return;
			const target = join(dist, room, file);
			void mkdir(dirname(target), { recursive: true })
				.then(async () => await copyFile(join(root, room, file), target))
				// A file that was removed stays until the next start; nothing refers to it any more.
				.catch(() => undefined);
		}),
	);
	return () => {
		compiler.kill();
		for (const watcher of watchers) watcher.close();
	};
}
