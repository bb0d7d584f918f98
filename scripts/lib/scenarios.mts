import { globSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';

import type {
	Check,
	Demo,
	N8nClient,
	SandboxClient,
	Scenario,
} from '../../sandbox/demo/scenario.mts';
import { type VendorName, vendorNames, vendors } from '../../vendors.mts';
import { callTools } from './agents.mts';
import { readExamples } from './examples.mts';
import type { N8nApi } from './n8n-api.mts';
import { root } from './paths.mts';

/** `<vendor>-<job>.mts` in `sandbox/demo/`. */
export function scenarioFiles(): string[] {
	return globSync('*-*.mts', { cwd: join(root, 'sandbox', 'demo') }).sort();
}

/** Whatever a file of `sandbox/demo/` exports as a scenario. */
export async function loadScenarios(file: string): Promise<Scenario[]> {
	const module = (await import(`../../sandbox/demo/${file}`)) as object;
	return Object.values(module).filter(isScenario);
}

export async function allScenarios(): Promise<Scenario[]> {
	return (await Promise.all(scenarioFiles().map(loadScenarios))).flat();
}

export interface Played {
	scenario: Scenario;
	checks: Check[];
}

/** The vendor whose folder the example lies in; nothing for those that join several. */
export function vendorOf({ example }: Pick<Scenario, 'example'>): VendorName | undefined {
	const [folder] = example.split('/');
	return vendorNames.find((name) => name === folder);
}

/** All vendors whose nodes an example has. */
function vendorsIn({ example }: Scenario): VendorName[] {
	const types = readExamples()
		.filter(({ path }) => path === example)
		.flatMap(({ workflow }) => workflow.nodes.map(({ type }) => type.split('.')[1] ?? ''));
	const isUsed = ({ nodes }: { nodes: readonly string[] }) =>
		types.some((type) => nodes.includes(type.replace(/Tool$/, '')));
	return vendors.filter(isUsed).map(({ name }) => name);
}

/**
 * Runs one scenario on freshly seeded vendors. Whatever it throws becomes a check that failed.
 */
export async function play(
	scenario: Scenario,
	sandbox: SandboxClient,
	n8n: N8nApi & N8nClient,
): Promise<Check[]> {
	try {
		for (const vendor of vendorsIn(scenario)) await sandbox.reset(vendor);
		const checks = await scenario.run(createDemo(sandbox, n8n));
		if (checks.length === 0) throw new Error('The scenario checked nothing');
		return checks;
	} catch (error) {
		const seen = error instanceof Error ? error.message : String(error);
		return [{ what: 'runs to its end', expected: 'yes', seen, ok: false }];
	}
}

/**
 * Vendors side by side, the scenarios of one vendor one after another; then those that join several, and
 * restarts last.
 */
export async function playAll(
	scenarios: Scenario[],
	sandbox: SandboxClient,
	n8n: N8nApi & N8nClient,
): Promise<Played[]> {
	const playOne = async (scenario: Scenario): Promise<Played> => {
		const checks = await play(scenario, sandbox, n8n);
		const ok = checks.every((check) => check.ok);
		console.log(`${ok ? '✓' : '✗'} ${scenario.example}: ${scenario.title}`);
		return { scenario, checks };
	};
	const playInTurn = async (queue: Scenario[]): Promise<Played[]> => {
		const done: Played[] = [];
		for (const scenario of queue) done.push(await playOne(scenario));
		return done;
	};
	console.log(`› Running ${scenarios.length} examples …`);
	const steady = scenarios.filter(({ restarts }) => !restarts);
	const byVendor = vendorNames.map((vendor) =>
		steady.filter((scenario) => vendorOf(scenario) === vendor),
	);
	const first = (await Promise.all(byVendor.map(playInTurn))).flat();
	const joined = steady.filter((scenario) => vendorOf(scenario) === undefined);
	const restarting = scenarios.filter(({ restarts }) => restarts);
	return [...first, ...(await playInTurn([...joined, ...restarting]))];
}

function createDemo(sandbox: SandboxClient, n8n: N8nApi & N8nClient): Demo {
	return {
		sandbox,
		n8n,
		check: (what, expected, seen) => ({
			what,
			expected: shown(expected),
			seen: shown(seen),
			ok: isDeepStrictEqual(asJson(expected), asJson(seen)),
		}),
		callTools: async (path, calls) => {
			const example = readExamples().find((candidate) => candidate.path === path);
			if (example === undefined) throw new Error(`There is no example ${path}`);
			return await callTools(n8n, example, calls);
		},
		waitFor: async (what, probe, seconds = 30) => {
			const end = Date.now() + seconds * 1000;
			for (;;) {
				const found = await probe();
				if (found !== undefined) return found;
				if (Date.now() > end) throw new Error(`Waited ${seconds} s in vain for: ${what}`);
				await sleep(500);
			}
		},
	};
}

function isScenario(value: unknown): value is Scenario {
	return typeof value === 'object' && value !== null && 'example' in value && 'run' in value;
}

/** What would be left of a value after a journey as JSON. */
function asJson(value: unknown): unknown {
	const text = JSON.stringify(value) as string | undefined;
	return text === undefined ? undefined : JSON.parse(text);
}

function shown(value: unknown): string {
	return typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
}
