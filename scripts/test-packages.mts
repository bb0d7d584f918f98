/**
 * `npm run test:packages`: every package that `npm run packages` writes, proven in a folder of its own:
 * installed, linted, built, packed and scanned with n8n's tools; its nodes on n8n's engine; alone in the
 * pinned n8n with its examples.
 *
 *   npm run test:packages                  all packages, each with an install and an n8n of its own
 *   npm run test:packages -- gamfi egito   only these
 *   npm run test:packages -- --together    quicker: the project's own node_modules, one n8n for all
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { command, interrupted } from './lib/command.mts';
import { cutOf, cuts } from './lib/packages/cuts.mts';
import {
	buildSteps,
	engineStep,
	n8nStep,
	umbrellaStep,
	type Workshop,
} from './lib/packages/proof.mts';
import { runSteps } from './lib/steps.mts';

const { values, positionals } = parseArgs({
	options: { together: { type: 'boolean', default: false } },
	allowPositionals: true,
});

await command(async () => {
	void interrupted().then(() => process.exit(130));
	const wanted = positionals.length > 0 ? positionals.map(cutOf) : cuts;
	const folder = await mkdtemp(join(tmpdir(), 'backoffice-packages-'));
	const workshop: Workshop = { folder, together: values.together };
	const built = wanted.map((cut) => buildSteps(workshop, cut));
	const used = values.together
		? [...built.flat(), engineStep(workshop, wanted), n8nStep(workshop, wanted)]
		: wanted.flatMap((cut, index) => [
				...(built[index] ?? []),
				engineStep(workshop, [cut]),
				n8nStep(workshop, [cut]),
			]);
	return await runSteps([umbrellaStep, ...used]).finally(
		async () => await rm(folder, { recursive: true, force: true }),
	);
});
