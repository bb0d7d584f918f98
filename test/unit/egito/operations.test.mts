import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { fieldsIn } from '../../../nodes/Egito/operations/fields.ts';
import { RECORD_TYPES } from '../../../nodes/Egito/operations/recordType.ts';
import { resources } from '../../../nodes/Egito/resources/index.ts';
import { parametersOf } from '../../support/parameters.mts';

const named = (properties: readonly INodeProperties[] = []) => properties.map(({ name }) => name);
const recordResources = resources.filter(({ value }) =>
	RECORD_TYPES.some((type) => type.value === value),
);
const operations = recordResources.flatMap((resource) =>
	resource.operations.map((operation) => ({ resource: resource.value, operation })),
);
const [lead, ...others] = RECORD_TYPES;
const dialect = { method: 'GET', format: 'form', idName: 'id' } as const;

test.each(
	operations.map((one) => [`${one.resource}:${one.operation.value}`, one.operation] as const),
)('%s offers what its pickers and mappers may have to be told', (_, { options }) => {
	expect(named(options)).toEqual(
		expect.arrayContaining([
			'bodyFormat',
			'idParameterName',
			'pagination',
			'recordsProperty',
			'requestMethod',
		]),
	);
});

test('lead fields are on leads only', () => {
	const withFields = operations
		.filter(({ operation }) =>
			named(operation.properties).some((name) =>
				['surname', 'email', 'updateFields'].includes(name),
			),
		)
		.map(({ resource }) => resource);
	expect(new Set(withFields)).toEqual(new Set(['lead']));
});

test.each(others.map((type) => [type.value, type] as const))(
	'%s never sends a field of leads, whatever an old workflow holds',
	(_, type) => {
		const values = {
			surname: 'X',
			email: 'x@example.com',
			customFields: { values: [{ name: 'name', value: 'Y' }] },
		};
		expect(fieldsIn(parametersOf(values), type, '', dialect)).toEqual({
			values: { name: 'Y' },
			labels: [],
		});
	},
);

test.each(lead.knownFields.map((field) => [field.wireName, field] as const))(
	'every input of a lead is sent: %s',
	(wireName, { input, dictionary }) => {
		for (const place of ['', 'updateFields'] as const) {
			const entered = { [input.name]: '7' };
			const values: IDataObject = place === '' ? entered : { [place]: entered };
			expect(fieldsIn(parametersOf(values), lead, place, dialect).values).toEqual({
				[wireName]: '7',
			});
		}
		if (dictionary === undefined) return;
		const label = { __rl: true, mode: 'label', value: 'Website' };
		const values: IDataObject = { [input.name]: label };
		expect(fieldsIn(parametersOf(values), lead, '', dialect).labels).toEqual([
			{ wireName, dictionary, label: 'Website', parameter: input.name },
		]);
	},
);

test('a field under More Fields beats the label of its input', () => {
	const values: IDataObject = {
		sourceId: { __rl: true, mode: 'label', value: 'Website' },
		customFields: { values: [{ name: 'sourceId', value: '12' }] },
	};
	expect(fieldsIn(parametersOf(values), lead, '', dialect)).toEqual({
		values: { sourceId: '12' },
		labels: [],
	});
});

test('a form that would carry nothing is refused; in JSON null says to empty a field', () => {
	const parameters = parametersOf({ moreFields: 'json', fieldsJson: '{"name":null}' });
	expect(() => fieldsIn(parameters, lead, '', dialect)).toThrow('has no field');
	const json = { ...dialect, format: 'json' } as const;
	expect(fieldsIn(parameters, lead, '', json).values).toEqual({ name: null });
});
