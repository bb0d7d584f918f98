/** `npm run bench`: the measurements of `*.bench.mts`, one after another, as ratios. */
import { command } from '../scripts/lib/command.mts';
import { jestStep, runSteps } from '../scripts/lib/steps.mts';

await command(async () => await runSteps([jestStep('bench', process.argv.slice(2))]));
