import { type INode, NodeHelpers } from 'n8n-workflow';

import { simplified } from '../../../nodes/Egito/api/records.ts';
import { outputProperties } from '../../../nodes/shared/commonProperties.ts';
import { shapeFor } from '../../../nodes/shared/outputMode.ts';
import { parametersOf } from '../../support/parameters.mts';

const raw = { id: 7, attributes: { name: 'Ala', city: 'Nysa' }, links: { self: '/7' } };
const simple = { id: 7, name: 'Ala', city: 'Nysa' };
const shaped = (parameters: object) =>
	shapeFor(parametersOf(parameters as never), () => simple)(raw);

describe('what becomes of a record', () => {
	test.each([
		['nothing chosen', {}, simple],
		['Simplify on', { simplify: true }, simple],
		['Simplify off, or Raw', { simplify: false }, raw],
		['Selected Fields', { simplify: 'selected', outputFields: 'city' }, { id: 7, city: 'Nysa' }],
		[
			'fields that only the raw record has, by their path',
			{ simplify: 'selected', outputFields: 'id, links.self, nothing' },
			{ id: 7, 'links.self': '/7' },
		],
	])('%s', (_what, parameters, expected) => expect(shaped(parameters)).toEqual(expected));

	test('Selected Fields without a field is refused before any call', () => {
		expect(() => shaped({ simplify: 'selected', outputFields: ' , ' })).toThrow(
			"'outputFields' is empty",
		);
	});
});

describe('n8n shows', () => {
	const shownFor = (name: string) => {
		const node = { parameters: {} } as INode;
		return outputProperties
			.filter((property) =>
				NodeHelpers.displayParameter({ simplify: 'selected' }, property, node, {
					name,
				} as never),
			)
			.map(({ displayName }) => displayName);
	};

	test('a switch to people', () => expect(shownFor('egito')).toEqual(['Simplify']));

	test('Output to those who set up a tool', () =>
		expect(shownFor('egitoTool')).toEqual(['Output', 'Fields to Return']));
});

test('a simplified record of Egito begins with its ID and lacks nothing', () => {
	const record = { name: 'Ala', phone: { prefix: '48', suffix: '5' }, tags: ['a'], id: 3, x: null };
	expect(Object.entries(simplified(record, 'id'))).toEqual([
		['id', 3],
		['name', 'Ala'],
		['phone.prefix', '48'],
		['phone.suffix', '5'],
		['tags', ['a']],
		['x', null],
	]);
});
