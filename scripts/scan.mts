/** n8n's package scanner on this package. */
import { join } from 'node:path';

import { command } from './lib/command.mts';
import { pack } from './lib/n8n.mts';
import { cache, root } from './lib/paths.mts';
import { scan } from './lib/scan.mts';

await command(async () => ((await scan(root, await pack(root, join(cache, 'scan')))) ? 0 : 1));
