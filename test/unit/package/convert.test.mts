import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { convert, singles } from '../../../scripts/convert-workflows.mjs';
import { readExamples } from '../../../scripts/lib/examples.mts';
import { vendors } from '../../../vendors.mts';

const SCRIPT = resolve(__dirname, '../../../scripts/convert-workflows.mjs');

const node = (type: string, more = {}) => ({ name: 'A node', type, parameters: {}, ...more });
const typesOf = (value: unknown): string[] =>
	[...JSON.stringify(value).matchAll(/"type":"([^"]+)"/g)].map(([, type = '']) => type);

test('knows the package of every vendor', () => {
	expect(singles).toEqual(
		Object.fromEntries(vendors.map((vendor) => [vendor.nodes[0], vendor.package])),
	);
});

test.each(vendors.flatMap(({ nodes, package: name }) => nodes.map((one) => [one, name] as const)))(
	'%s and its tool move to %s and back',
	(name, single) => {
		const umbrella = [name, `${name}Tool`].map((one) => node(`n8n-nodes-backoffice.${one}`));
		const moved = convert(umbrella, 'single').value;
		expect(typesOf(moved)).toEqual([`${single}.${name}`, `${single}.${name}Tool`]);
		expect(convert(moved, 'umbrella').value).toEqual(umbrella);
	},
);

test.each(readExamples())('$path comes back as it was', ({ workflow }) => {
	const there = convert(workflow, 'single');
	expect(there.changes.length).toBeGreaterThan(0);
	expect(JSON.stringify(there.value)).not.toContain('n8n-nodes-backoffice.');
	expect(convert(there.value, 'umbrella').value).toEqual(workflow);
});

test('changes nothing the second time', () => {
	const once = convert({ nodes: [node('n8n-nodes-backoffice.egito')] }, 'single').value;
	expect(convert(once, 'single')).toEqual({ value: once, changes: [] });
});

test('keeps credentials, and everything else of a node', () => {
	const credentials = { gamfiApi: { id: '1', name: 'Gamfi' } };
	const given = node('n8n-nodes-backoffice.gamfi', { credentials, position: [1, 2], onError: 'x' });
	const { value } = convert(given, 'single');
	expect(value).toEqual({ ...given, type: 'n8n-nodes-gamfi.gamfi' });
});

test.each([
	'n8n-nodes-base.httpRequest',
	'n8n-nodes-other.gamfi',
	'n8n-nodes-flowii.gamfi',
	'n8n-nodes-backoffice.somethingElse',
	'@n8n/n8n-nodes-langchain.agent',
])('leaves %s alone', (type) => {
	const given = { nodes: [node(type)] };
	for (const to of ['single', 'umbrella'] as const) {
		expect(convert(given, to)).toEqual({ value: given, changes: [] });
	}
});

test('leaves data alone that only looks like a node', () => {
	const item = { json: node('n8n-nodes-backoffice.gamfi') };
	const given = { nodes: [], pinData: { Start: [item] }, staticData: { seen: item } };
	expect(convert(given, 'single')).toEqual({ value: given, changes: [] });
});

test('finds nodes in lists of workflows, versions and workflows inside of nodes', () => {
	const ours = node('n8n-nodes-backoffice.workflooPollTrigger');
	const inner = JSON.stringify({ nodes: [ours] }, null, 2);
	const given = [
		{ nodes: [ours], activeVersion: { nodes: [ours] } },
		{ nodes: [{ ...node('n8n-nodes-base.executeWorkflow'), parameters: { workflowJson: inner } }] },
	];
	const { value, changes } = convert(given, 'single');
	expect(changes).toHaveLength(3);
	expect(value[1].nodes[0].parameters.workflowJson).toBe(
		inner.replace('n8n-nodes-backoffice', 'n8n-nodes-workfloo'),
	);
});

test.each(['={{ $json.workflow }}', 'no JSON', '{"nodes":[]}'])(
	'leaves the inner workflow %s as it is written',
	(workflowJson) => {
		const given = node('n8n-nodes-base.executeWorkflow', { parameters: { workflowJson } });
		expect(convert(given, 'single').value).toEqual(given);
	},
);

describe('as a program', () => {
	const folder = mkdtempSync(join(tmpdir(), 'backoffice-convert-'));
	afterAll(() => rmSync(folder, { recursive: true, force: true }));
	const given = join(folder, 'given.json');
	const result = join(folder, 'result.json');
	const run = (...args: string[]) =>
		execFileSync(process.execPath, [SCRIPT, ...args], { encoding: 'utf8', stdio: 'pipe' });

	test('writes in the style of the file that it read', () => {
		const text = `${JSON.stringify([node('n8n-nodes-backoffice.flowii')], null, '\t')}\n`;
		writeFileSync(given, text);
		run('single', given, result);
		const expected = text.replace('n8n-nodes-backoffice', 'n8n-nodes-flowii');
		expect(readFileSync(result, 'utf8')).toBe(expected);
		expect(run('single', given)).toBe(expected);
	});

	test.each([[[]], [['both', given]], [['single', join(folder, 'missing.json')]]])(
		'says what is wrong with %j',
		(args) => {
			expect(() => run(...args)).toThrow(/Command failed/);
		},
	);
});
