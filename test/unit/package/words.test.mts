import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

import type { INodeProperties } from 'n8n-workflow';

import { propertiesOf } from '../../../nodes/shared/describe.ts';
import type { Operation, Resource } from '../../../nodes/shared/operation.ts';
import { vendors } from '../../../vendors.mts';
import { nodeType } from '../../support/nodes.mts';

/** What n8n makes of our words: tools for agents from actions and labels, triggers' names in lower case. */

const ROOT = resolve(__dirname, '../../..');
const requireSource = createRequire(import.meta.url);

const operations = vendors.flatMap(({ folder, title }) => {
	const file = join(ROOT, 'nodes', folder, 'resources/index.ts');
	const { resources } = requireSource(file) as { resources: Resource[] };
	return resources.flatMap((resource) =>
		resource.operations.map((operation): [string, Operation] => [
			`${title} ${resource.name}: ${operation.name}`,
			operation,
		]),
	);
});

/** Parameters that an agent may fill, each with its condition: fields of one name that never meet are one. */
function labelsIn(properties: readonly INodeProperties[] = []): string[] {
	return properties.flatMap(({ displayName, name, type, options = [] }) => {
		if (type === 'notice') return [];
		if (type !== 'collection') return [`${displayName}\n${name}`];
		return labelsIn(options.filter((option) => 'displayName' in option) as INodeProperties[]);
	});
}

test.each(operations)('%s: no two parameters have the same label', (_name, operation) => {
	// $fromAI keys come from labels, so two fields of one label would get one value.
	const labels = [...new Set(labelsIn(propertiesOf(operation)))].map((key) => key.split('\n')[0]);
	expect(labels.filter((label, index) => labels.indexOf(label) !== index)).toEqual([]);
});

test.each(operations)('%s: the action says what it acts on', (_name, { action }) => {
	// n8n's description of a tool is the action and the node's name: "Create message in FLOWii".
	expect(action.split(' ').length).toBeGreaterThan(1);
	expect(action).not.toMatch(/^(Send|Create|Get|Get many|Update|Delete|Execute|Add)$/);
	expect(action).not.toMatch(/\b(it|this|them)\b/);
});

const triggers = vendors.flatMap(({ nodes }) => nodes.filter((name) => /Trigger$/.test(name)));

test.each(triggers)('%s: its events read well as "On …" in lower case', (name) => {
	const { properties } = nodeType(name).description;
	const events = properties.find((property) => ['event', 'events'].includes(property.name));
	for (const option of events?.options ?? []) {
		const words = option.name.toLowerCase();
		// Abbreviations and names do not survive lower case, and one word does not say of what.
		expect(words).not.toMatch(/\b(nip|otp|api|pdf|id|egito|flowii|kiban|workfloo)\b/);
		expect(words.split(' ').length).toBeGreaterThan(1);
	}
});
