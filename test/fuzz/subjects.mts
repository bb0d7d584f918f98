import type { INodeProperties } from 'n8n-workflow';

import { type VendorName, vendors } from '../../vendors.mts';
import { nodeType } from '../support/nodes.mts';
import { operationsOf } from './parameters.mts';

/** What is fuzzed: every operation, everything that the editor asks a node for, every trigger that polls. */

interface NodeOfVendor {
	vendor: VendorName;
	credential: string;
	node: string;
}

const nodes = vendors.flatMap(({ name, credential, nodes: names }) =>
	names.map((node): NodeOfVendor => ({ vendor: name, credential, node })),
);

export interface Question extends NodeOfVendor {
	kind: 'listSearch' | 'loadOptions' | 'resourceMapping';
	method: string;
}

/** Whether a parameter among these names the method. */
export function asks(properties: INodeProperties[], method: string): boolean {
	return JSON.stringify(properties).includes(`Method":"${method}"`);
}

/** Lists and fields that the editor asks for. */
export const questions = nodes.flatMap((one) => {
	const { description, methods } = nodeType(one.node);
	return (['listSearch', 'loadOptions', 'resourceMapping'] as const).flatMap((kind) =>
		Object.keys(methods?.[kind] ?? {})
			.filter((method) => asks(description.properties, method))
			.map((method): Question => ({ ...one, kind, method })),
	);
});

export const polling = nodes.filter(({ node }) => nodeType(node).poll !== undefined);

const operations = vendors.flatMap(({ nodes: [node] }) => operationsOf(nodeType(node).description));

/** Each of them gets the same share of the cases. */
export const SHARES = operations.length + questions.length + polling.length;
