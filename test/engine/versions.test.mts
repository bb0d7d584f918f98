import { realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

import project from '../../package.json' with { type: 'json' };

/** `npm run test:n8n` would be worth nothing if it quietly ran on the pinned engine. */

const folder = realpathSync(
	process.env.N8N_CORE ?? fileURLToPath(new URL('../..', import.meta.url)),
);
const require = createRequire(import.meta.url);

const manifestOf = (name: string) =>
	require(join(folder, 'node_modules', name, 'package.json')) as {
		version: string;
		dependencies: Record<string, string>;
	};

test('the engine is the one that was asked for', () => {
	const wanted = process.env.N8N_CORE
		? basename(process.env.N8N_CORE)
		: project.devDependencies['n8n-core'];
	expect(manifestOf('n8n-core').version).toBe(wanted);
	expect(require.resolve('n8n-core')).toContain(join(folder, 'node_modules', 'n8n-core') + sep);
});

test('engine and tests share the n8n-workflow that this engine asks for', () => {
	const { version } = manifestOf('n8n-workflow');
	expect(manifestOf('n8n-core').dependencies['n8n-workflow']).toBe(version);
	const workflow = join(folder, 'node_modules', 'n8n-workflow') + sep;
	expect(require.resolve('n8n-workflow')).toContain(workflow);
	expect(
		createRequire(join(folder, 'node_modules', 'n8n-core', 'x.js')).resolve('n8n-workflow'),
	).toContain(workflow);
});
