import { readExamples } from '../../scripts/lib/examples.mts';
import { allScenarios, loadScenarios, play, scenarioFiles } from '../../scripts/lib/scenarios.mts';
import { vendorNames } from '../../vendors.mts';
import { attachToStage, type RunningStage } from '../support/n8n.mts';

jest.setTimeout(180_000);

/** Every example workflow, driven from outside, and what is true at the vendor afterwards. */
describe('examples in a real n8n', () => {
	let stage: RunningStage;
	beforeAll(async () => {
		stage = await attachToStage();
	});

	it.each(scenarioFiles())('%s', async (file) => {
		const scenarios = await loadScenarios(file);
		expect(scenarios).not.toEqual([]);
		for (const scenario of scenarios) {
			const checks = await play(scenario, stage.sandbox, stage.n8n);
			expect(checks.filter(({ ok }) => !ok)).toEqual([]);
		}
	});

	it('has a scenario for every example, and an example of every vendor', async () => {
		const scenarios = await allScenarios();
		const driven = [...new Set(scenarios.map(({ example }) => example))].sort();
		const examples = readExamples();
		expect(driven).toEqual(examples.map(({ path }) => path).sort());
		expect([...new Set(examples.map(({ path }) => path.split('/')[0]))]).toEqual(
			[...vendorNames, 'together'].sort(),
		);
	});
});
