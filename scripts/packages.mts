/** `npm run packages`: one package a vendor, cut from this project, in packages/. */
import { command } from './lib/command.mts';
import { run } from './lib/process.mts';
import { projectEnvironment } from './lib/steps.mts';

await command(async () => await run('gulp', ['-L', 'packages'], { env: projectEnvironment() }));
