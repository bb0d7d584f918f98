/**
 * `npm start`: an n8n to play with, the package and all examples in it, connected to the sandbox.
 *
 *   --port <number>   n8n's port (default 5678, or a free one when that is taken)
 *   --fresh           forget what was done in n8n the last time
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { command } from './lib/command.mts';
import { cache } from './lib/paths.mts';
import { playground } from './lib/playground.mts';

const { values } = parseArgs({
	options: { port: { type: 'string' }, fresh: { type: 'boolean', default: false } },
});

await command(async () => await playground({ folder: join(cache, 'start'), ...values }));
