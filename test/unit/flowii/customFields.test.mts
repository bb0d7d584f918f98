import { customFieldsIn, writeCustomFields } from '../../../nodes/Flowii/api/customFields.ts';

const definition = (
	id: string,
	name: string,
	type: number,
	order: number,
	values: string[] = [],
) => ({
	type: 'custom-field',
	id,
	attributes: { name, 'value-type': type, order },
	relationships: {
		'value-definitions': {
			data: values.map((value) => ({ type: 'custom-field-enum-value-definition', id: value })),
		},
		group: { data: null },
	},
});

const fields = customFieldsIn({
	data: [
		definition('5', 'Wood', 6, 5, ['51', '52']),
		definition('1', 'Fitted', 1, 1),
		definition('2', 'Discount', 2, 2),
		definition('3', 'Shop Number', 3, 3),
		definition('4', 'Fitting Day', 4, 4),
		definition('6', 'Odd', 5, 6),
	],
	included: [
		{ type: 'custom-field-enum-value-definition', id: '51', attributes: { name: 'Oak' } },
		{ type: 'custom-field-enum-value-definition', id: '52', attributes: { name: 'Beech' } },
	],
});
const write = (values: object) => writeCustomFields(values as never, fields, 'Europe/Bratislava');
const of = (id: string) => ({ 'custom-field': { data: { type: 'custom-field', id } } });

describe('custom fields of FLOWii', () => {
	test('are read in their order, code lists with their values', () => {
		expect(fields.map(({ name, kind }) => [name, kind])).toEqual([
			['Fitted', 'flag'],
			['Discount', 'number'],
			['Shop Number', 'text'],
			['Fitting Day', 'date'],
			['Wood', 'codeList'],
			['Odd', undefined],
		]);
		expect(fields[4].choices).toEqual([
			{ id: '51', name: 'Oak' },
			{ id: '52', name: 'Beech' },
		]);
	});

	test('each kind goes into its own list', () => {
		const values = { 1: true, 2: '12.5', 3: 'ES-1', 4: '2026-03-01', 5: '52' };
		expect(write(values)).toEqual({
			'custom-field-bool-values': {
				data: [
					{ type: 'custom-field-bool-value', attributes: { value: true }, relationships: of('1') },
				],
			},
			'custom-field-numeric-values': {
				data: [
					{
						type: 'custom-field-numeric-value',
						attributes: { value: 12.5 },
						relationships: of('2'),
					},
				],
			},
			'custom-field-string-values': {
				data: [
					{
						type: 'custom-field-string-value',
						attributes: { value: 'ES-1' },
						relationships: of('3'),
					},
				],
			},
			'custom-field-date-values': {
				data: [
					{
						type: 'custom-field-date-value',
						attributes: { value: '2026-03-01T00:00:00' },
						relationships: of('4'),
					},
				],
			},
			'custom-field-enum-values': {
				data: [
					{
						type: 'custom-field-enum-value',
						relationships: {
							value: { data: { type: 'custom-field-enum-value-definition', id: '52' } },
							...of('5'),
						},
					},
				],
			},
		});
	});

	test('fields and values of code lists may be named', () => {
		expect(write({ Wood: 'Oak' })['custom-field-enum-values']).toMatchObject({
			data: [{ relationships: { value: { data: { id: '51' } }, ...of('5') } }],
		});
	});

	test('an empty value is not sent', () => {
		expect(write({ 3: '' })).toEqual({});
	});

	test('a name that two fields or values share is refused, their IDs are not', () => {
		const twins = [...fields, { ...fields[2], id: '7' }];
		const shared = { ...fields[4], choices: [...fields[4].choices, { id: '53', name: 'Oak' }] };
		const into = (values: object, definitions = twins) =>
			writeCustomFields(values as never, definitions, 'UTC');
		expect(() => into({ 'Shop Number': 'x' })).toThrow(
			'holds a name that occurs several times: Shop Number',
		);
		expect(into({ 7: 'x' })).toMatchObject({
			'custom-field-string-values': { data: [{ relationships: of('7') }] },
		});
		expect(() => into({ 5: 'Oak' }, [shared])).toThrow('several times: Wood: Oak');
		expect(into({ 5: '53' }, [shared])).toHaveProperty('custom-field-enum-values');
	});

	test('an ID goes before a name that looks like it', () => {
		const named = [{ ...fields[2], id: '8', name: '3' }, ...fields];
		expect(writeCustomFields({ 3: 'x' } as never, named, 'UTC')).toMatchObject({
			'custom-field-string-values': { data: [{ relationships: of('3') }] },
		});
	});

	test.each([
		[{ 99: 'x' }, 'holds an unknown field: 99'],
		[{ 2: 'many' }, 'is not a number'],
		[{ 4: 'soon' }, 'is not a date'],
		[{ 5: 'Pine' }, "holds an unknown value for 'Wood': Pine"],
		[{ 6: 'x' }, "holds 'Odd', whose kind FLOWii does not document"],
	])('%j is refused before any call', (values, message) => {
		expect(() => write(values)).toThrow(message);
	});
});
