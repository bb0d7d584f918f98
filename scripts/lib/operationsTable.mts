import { createRequire } from 'node:module';
import { join } from 'node:path';

import type { INodeProperties, INodeType } from 'n8n-workflow';

import { vendors } from '../../vendors.mts';
import { root } from './paths.mts';
import { markdownTable } from './table.mts';

const requireBuilt = createRequire(import.meta.url);

interface Choice {
	name: string;
	value: string;
	description?: string;
}

const built = (folder: string): object =>
	requireBuilt(join(root, 'dist/nodes', folder, `${folder}.node.js`)) as object;

/** Markdown: one row a resource, from the built nodes in dist/ unless `load` gives others. */
export function operationsTable(
	folders: string[] = vendors.map(({ folder }) => folder),
	load = built,
): string {
	const rows = folders.flatMap((folder) => {
		const { displayName, properties } = describedIn(load(folder));
		return choices(properties, 'resource').map(({ name, value }) => {
			const operations = choices(properties, 'operation', value).map((operation) => operation.name);
			return [displayName, name, operations.join(', ')];
		});
	});
	return markdownTable(['Node', 'Resource', 'Operations'], rows);
}

/** Markdown: one row an operation of a vendor, with what it does. */
export function describedOperations(folder: string, load = built): string {
	const { properties } = describedIn(load(folder));
	const rows = choices(properties, 'resource').flatMap((resource) =>
		choices(properties, 'operation', resource.value).map(({ name, description = '' }, index) => [
			index === 0 ? resource.name : '',
			name,
			description,
		]),
	);
	return markdownTable(['Resource', 'Operation', 'What it does'], rows);
}

function describedIn(module: object) {
	const [NodeClass] = Object.values(module as Record<string, new () => INodeType>);
	return new NodeClass().description;
}

/** What a selector offers: the resources of a node, or the operations of one resource. */
export function choices(properties: INodeProperties[], name: string, resource?: string): Choice[] {
	const selector = properties.find(
		(property) =>
			property.name === name &&
			(resource === undefined || property.displayOptions?.show?.resource?.includes(resource)),
	);
	return (selector?.options ?? []) as Choice[];
}
