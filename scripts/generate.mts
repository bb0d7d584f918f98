/**
 * `npm run generate`: what is made from the built nodes and kept in git. Tests tell when it is old.
 *
 *   operations   the tables of operations in README.md and in the vendors' pages
 *   schemas      FLOWii's output schemas, from its tables
 *   verification the tables of docs/verification.md
 *   gallery      the tables of examples/README.md, with the sentences of README.md
 *
 * Without a name: everything.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import { format, resolveConfig } from 'prettier';
import { rolldown } from 'rolldown';

import { vendors } from '../vendors.mts';
import { command } from './lib/command.mts';
import { type Described, schemasOf } from './lib/flowiiSchemas.mts';
import { galleryTables } from './lib/gallery.mts';
import { describedOperations, operationsTable } from './lib/operationsTable.mts';
import { updatePage } from './lib/pages.mts';
import { cache, root } from './lib/paths.mts';
import { verificationTables } from './lib/verification/page.mts';
import { builtSubjects } from './lib/verification/subjects.mts';

const generators: Record<string, () => Promise<string>> = {
	operations: async () => {
		updatePage('README.md', 'operations', operationsTable());
		for (const { name, folder } of vendors) {
			updatePage(`docs/vendors/${name}.md`, 'operations', describedOperations(folder));
		}
		return "README.md and the vendors' pages have their tables of operations.";
	},
	verification: async () => {
		updatePage('docs/verification.md', 'verification', verificationTables(builtSubjects()));
		return 'docs/verification.md is up to date.';
	},
	gallery: async () => {
		updatePage('examples/README.md', 'gallery', galleryTables(builtSubjects()));
		return 'examples/README.md shows all examples.';
	},
	schemas: async () => `FLOWii has ${await writeFlowiiSchemas()} output schemas.`,
};

async function writeFlowiiSchemas(): Promise<number> {
	const [resources, tables, table, { CUSTOM_FIELD }, { PERMISSION_FIELDS }] = await loadFlowii(
		...['resources/index', 'tables/index', 'tables/table'],
		...['resources/customField/index', 'resources/user/index'],
	);
	const described = { customField: CUSTOM_FIELD, permission: PERMISSION_FIELDS };
	const files = schemasOf({ ...resources, ...tables, ...table, ...described } as Described);
	const folder = join(root, 'nodes/Flowii/__schema__/v1.0.0');
	const style = await resolveConfig(join(root, 'package.json'));
	rmSync(folder, { recursive: true, force: true });
	for (const [path, text] of files) {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), await format(text, { ...style, parser: 'json' }));
	}
	return files.size;
}

/** Modules of FLOWii's folder: the build keeps only what n8n loads. */
async function loadFlowii(...names: string[]): Promise<Record<string, unknown>[]> {
	const folder = join(cache, 'flowii-tables');
	const bundled = await rolldown({
		cwd: root,
		input: Object.fromEntries(names.map((name) => [name, `nodes/Flowii/${name}.ts`])),
		platform: 'node',
		tsconfig: false,
		external: ['n8n-workflow', /^node:/],
	});
	await bundled.write({ dir: folder, format: 'cjs', exports: 'named' });
	await bundled.close();
	const require = createRequire(import.meta.url);
	return names.map((name) => require(join(folder, `${name}.js`)));
}

await command(async () => {
	const [wanted, ...more] = process.argv.slice(2);
	const known = Object.keys(generators);
	if (more.length > 0 || (wanted !== undefined && !known.includes(wanted))) {
		throw new Error(`Say which one: npm run generate -- ${known.join('|')}, or none for all`);
	}
	for (const name of wanted === undefined ? known : [wanted]) {
		console.log(`✓ ${await generators[name]!()}`);
	}
	return 0;
});
