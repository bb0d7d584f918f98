/**
 * `npm run test:e2e`: the example workflows and the editor, in a real n8n with a real browser.
 * Arguments after `--` go to jest, for example `-- -t Gamfi`.
 */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';

import { command, interrupted } from './lib/command.mts';
import { cache } from './lib/paths.mts';
import { openStage } from './lib/stage.mts';
import { jestStep, runSteps } from './lib/steps.mts';

await command(async () => {
	void interrupted().then(() => process.exit(130));
	await rm(join(cache, 'screenshots'), { recursive: true, force: true });
	const stage = await openStage({
		folder: join(cache, `e2e-${process.pid}`),
		throwAway: true,
		sandboxPorts: 'ephemeral',
		say: (text) => console.log(text),
	});
	// The tests are processes of their own; this is how they find the stage.
	const env = { E2E_N8N_FOLDER: stage.n8n.folder, E2E_SANDBOX: stage.sandbox.control };
	const tests = jestStep('e2e', ['--runInBand', ...process.argv.slice(2)], env);
	return await runSteps([tests]).finally(async () => await stage.close());
});
