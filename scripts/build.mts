import { build, isBuilt } from './lib/build.mts';

const began = Date.now();
if (process.argv.includes('--if-changed') && isBuilt()) process.exit(0);

process.stderr.write('› Building the package …\n');
const ok = await build();
const seconds = ((Date.now() - began) / 1000).toFixed(1);
process.stderr.write(ok ? `✓ Built dist/ in ${seconds} s.\n` : '✗ The build failed.\n');
process.exit(ok ? 0 : 1);
