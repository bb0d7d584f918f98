import { typecheckSteps } from './lib/checks.mts';
import { command } from './lib/command.mts';
import { runSteps } from './lib/steps.mts';

await command(async () => await runSteps(typecheckSteps));
