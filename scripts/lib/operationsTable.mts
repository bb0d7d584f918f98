import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { INodeProperties, INodeType } from 'n8n-workflow';

import { vendors } from '../../vendors.mts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const requireBuilt = createRequire(import.meta.url);

interface Choice {
	name: string;
	value: string;
}

/** Markdown: one row a resource, from the built nodes in dist/. */
export function operationsTable(): string {
	const rows = vendors.flatMap(({ folder }) => {
		const file = join(root, 'dist/nodes', folder, `${folder}.node.js`);
		const [NodeClass] = Object.values(requireBuilt(file) as Record<string, new () => INodeType>);
		const { displayName, properties } = new NodeClass().description;
		return choices(properties, 'resource').map(({ name, value }) => {
			const operations = choices(properties, 'operation', value).map((operation) => operation.name);
			return [displayName, name, operations.join(', ')];
		});
	});
	const head = [
		['Node', 'Resource', 'Operations'],
		['---', '---', '---'],
	];
	return [...head, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function choices(properties: INodeProperties[], name: string, resource?: string): Choice[] {
	const selector = properties.find(
		(property) =>
			property.name === name &&
			(resource === undefined || property.displayOptions?.show?.resource?.includes(resource)),
	);
	return (selector?.options ?? []) as Choice[];
}

/** `<!-- name -->old<!-- /name -->` with new content. */
export function replaceBetween(text: string, name: string, content: string): string {
	const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
	const from = text.indexOf(start);
	const to = text.indexOf(end);
	if (from < 0 || to < from) throw new Error(`The markers ${start} and ${end} are missing`);
	return `${text.slice(0, from + start.length)}\n\n${content}\n\n${text.slice(to)}`;
}
