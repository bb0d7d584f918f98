/**
 * `node scripts/operations-table.mts`: the table of all operations in README.md, made from the built
 * nodes, between its two markers. A test holds that it is up to date.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { operationsTable, replaceBetween } from './lib/operationsTable.mts';
import { root } from './lib/paths.mts';

const readme = join(root, 'README.md');
const text = readFileSync(readme, 'utf8');
writeFileSync(readme, replaceBetween(text, 'operations', operationsTable()));
process.stdout.write('README.md has the table of operations.\n');
