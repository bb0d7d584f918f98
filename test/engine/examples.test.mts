import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import type { INode, INodeParameters, INodeProperties } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';

import { isForAgents } from '../../scripts/lib/examples.mts';
import type { WorkflowNode } from '../../scripts/lib/n8n-api.mts';
import { vendorNames } from '../../vendors.mts';
import { credentialType, nodeType } from '../support/nodes.mts';

const ROOT = resolve(__dirname, '../..');
const PREFIX = 'n8n-nodes-backoffice.';

interface Example {
	name: string;
	nodes: INode[];
	connections: Record<string, { main?: Array<Array<{ node: string }> | null> }>;
	active?: boolean;
}

const files = readdirSync(join(ROOT, 'examples'), { recursive: true, encoding: 'utf8' }).filter(
	(file) => file.endsWith('.json'),
);

/** Names of all parameters of a node type, options of collections as `collection.option`. */
function parameterNames(properties: INodeProperties[], prefix = ''): string[] {
	return properties.flatMap((property) => {
		const name = `${prefix}${property.name}`;
		if (property.type !== 'collection') return [name];
		return [name, ...parameterNames((property.options ?? []) as INodeProperties[], `${name}.`)];
	});
}

function usedNames(parameters: INodeParameters, collections: Set<string>): string[] {
	return Object.entries(parameters).flatMap(([name, value]) =>
		collections.has(name) && value !== null && typeof value === 'object'
			? [name, ...Object.keys(value).map((option) => `${name}.${option}`)]
			: [name],
	);
}

test('there are examples for every vendor, and of some together', () => {
	const covered = new Set(files.map((file) => file.split(/[\\/]/)[0]));
	expect([...covered].sort()).toEqual([...vendorNames, 'together'].sort());
});

describe.each(files)('%s', (file) => {
	const example = JSON.parse(readFileSync(join(ROOT, 'examples', file), 'utf8')) as Example;
	const ours = example.nodes.filter(({ type }) => type.startsWith(PREFIX));
	const forAgents = isForAgents({ nodes: example.nodes as unknown as WorkflowNode[] });

	test('is listed in the README', () => {
		const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
		expect(readme).toContain(`(examples/${file.replaceAll('\\', '/')})`);
	});

	test('reads of a failed item what people can read', () => {
		// The error of a failed item is an object; in a text it would be [object Object].
		const expressions = JSON.stringify(example.nodes);
		expect(expressions).not.toMatch(/\$json\.(error(?!\.\w)|details)/);
	});

	test('explains itself with a note', () => {
		const notes = example.nodes.filter(({ type }) => type === 'n8n-nodes-base.stickyNote');
		expect(notes.some(({ parameters }) => String(parameters.content).length > 80)).toBe(true);
	});

	test('uses our nodes with parameters and choices that exist', () => {
		expect(ours.length).toBeGreaterThan(0);
		for (const node of ours) {
			// n8n makes a tool of every node that an agent can use.
			const name = node.type.slice(PREFIX.length).replace(/Tool$/, '');
			const { description } = nodeType(name);
			const collections = new Set(
				description.properties.filter(({ type }) => type === 'collection').map(({ name }) => name),
			);
			const known = new Set([...parameterNames(description.properties), 'pollTimes']);
			const unknown = usedNames(node.parameters, collections).filter((name) => !known.has(name));
			expect(unknown).toEqual([]);
			const issues = NodeHelpers.getNodeParametersIssues(description.properties, node, description);
			expect(issues?.parameters ?? {}).toEqual({});
			const { resource, operation } = node.parameters;
			if (resource === undefined) continue;
			const choices = description.properties
				.filter(
					({ name, displayOptions }) =>
						name === 'operation' && displayOptions?.show?.resource?.includes(resource as string),
				)
				.flatMap(({ options = [] }) =>
					options.map((option) => ('value' in option ? option.value : undefined)),
				);
			expect(choices).toContain(operation);
		}
	});

	test('sends what fails to a visible branch', () => {
		// What fails in a tool goes back to the agent.
		const actions = ours.filter(({ type }) => !/(Trigger|Tool)$/.test(type));
		const visible = actions.filter(({ name, onError }) => {
			const branches = example.connections[name]?.main ?? [];
			return onError === 'continueErrorOutput' && (branches[1]?.length ?? 0) > 0;
		});
		if (actions.length > 0) expect(visible.length).toBeGreaterThan(0);
	});

	test('carries no secret and is checked by the demo', () => {
		for (const { credentials = {} } of ours) {
			for (const [type, { name }] of Object.entries(credentials)) {
				expect(credentialType(type).name).toBe(type);
				expect(name).toMatch(/\(sandbox\)$/);
			}
		}
		const [folder, job] = file.replace(/\.json$/, '').split(/[\\/]/);
		const scenario = `${folder}-${forAgents ? 'agents' : job}.mts`;
		expect(existsSync(join(ROOT, 'sandbox/demo', scenario))).toBe(true);
	});
});
