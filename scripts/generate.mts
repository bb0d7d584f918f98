/**
 * `npm run generate`: what is made from the built nodes and kept in git. Tests tell when it is old.
 *
 *   operations   the table of all operations in README.md
 *   schemas      FLOWii's output schemas, from its tables
 *
 * Without a name: everything.
 */
import { command } from './lib/command.mts';
import { writeFlowiiSchemas } from './lib/flowiiSchemas.mts';
import { operationsTable } from './lib/operationsTable.mts';
import { updatePage } from './lib/pages.mts';

const generators: Record<string, () => Promise<string>> = {
	operations: async () => {
		updatePage('README.md', 'operations', operationsTable());
		return 'README.md has the table of operations.';
	},
	schemas: async () => `FLOWii has ${await writeFlowiiSchemas()} output schemas.`,
};

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
