import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Everything that the commands make and that can be thrown away. Not in git. */
export const cache = join(root, '.cache');

/** The pinned n8n and its own Node, installed by `scripts/run.mjs`. */
export const n8nRuntime = join(root, 'sandbox', 'n8n', 'node_modules');
