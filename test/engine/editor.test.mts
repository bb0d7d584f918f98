import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { vendors } from '../../vendors.mts';
import { loadEntries, mapFields, type NodeRun, searchList } from '../support/engine.mts';
import { nodeType } from '../support/nodes.mts';

/** What the editor gets while a node stands on the canvas without a credential. */

const nodes = vendors.flatMap(({ credential, nodes: names }) =>
	names.map((name) => ({ name, credential })),
);

const asked = (node: string, credential: string, parameters: IDataObject = {}): NodeRun => ({
	node,
	parameters: { ...parameters },
	credentials: { type: credential, data: {} },
	withoutCredential: true,
});

/** Names of a node's methods of one kind. */
function methodsOf(kind: 'listSearch' | 'loadOptions' | 'resourceMapping') {
	return nodes.flatMap(({ name, credential }) =>
		Object.keys(nodeType(name).methods?.[kind] ?? {}).map((method): [string, string, string] => [
			name,
			method,
			credential,
		]),
	);
}

function mappersIn(properties: INodeProperties[]): INodeProperties[] {
	return properties.filter(({ type }) => type === 'resourceMapper');
}

describe('without a credential', () => {
	test.each(methodsOf('resourceMapping'))('%s: %s asks for one', async (node, method, type) => {
		expect(await mapFields({ ...asked(node, type), method })).toEqual({
			fields: [],
			emptyFieldsNotice: expect.stringMatching(/^Choose a credential first, then close this panel/),
		});
	});

	test.each(methodsOf('resourceMapping'))('%s: %s keeps its fields', async (node, method, type) => {
		const field = { id: 'a', displayName: 'A', required: false, display: true, type: 'string' };
		const [{ name, displayOptions }] = mappersIn(nodeType(node).description.properties).filter(
			({ typeOptions }) => typeOptions?.resourceMapper?.resourceMapperMethod === method,
		);
		const shown = Object.entries(displayOptions?.show ?? {}).map(([key, values]) => [
			key,
			values?.[0],
		]);
		const parameters = {
			...(Object.fromEntries(shown) as IDataObject),
			[name]: { mappingMode: 'defineBelow', value: {}, schema: [field] },
		};
		expect(await mapFields({ ...asked(node, type, parameters), method })).toEqual({
			fields: [field],
		});
	});

	test.each(methodsOf('listSearch'))('%s: %s says so', async (node, method, type) => {
		await expect(searchList({ ...asked(node, type), method })).rejects.toThrow(
			'Choose a credential first',
		);
	});

	test.each(methodsOf('loadOptions'))('%s: %s has no entries', async (node, method, type) => {
		expect(await loadEntries({ ...asked(node, type), method })).toEqual([]);
	});
});

test.each(nodes)(
	'$name: no mapper raises an alarm where it says itself what is missing',
	({ name }) => {
		for (const { typeOptions } of mappersIn(nodeType(name).description.properties)) {
			expect(typeOptions?.resourceMapper).toMatchObject({ hideNoDataError: true });
			expect(typeOptions?.resourceMapper).not.toHaveProperty('noFieldsError');
		}
	},
);
