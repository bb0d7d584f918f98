import type { IDataObject } from 'n8n-workflow';

import { Parameters } from '../../../nodes/shared/parameters.ts';
import { plainSource } from '../../../nodes/shared/source.ts';
import { fieldsOf } from '../../../nodes/WolkvoxCrm/resources/record/fields/read.ts';

const read = (values: IDataObject, item: IDataObject = {}) =>
	fieldsOf(new Parameters(plainSource({ module: 'contacts', ...values }, { item })));

const mapped = (value: IDataObject) => ({ fields: { mappingMode: 'defineBelow', value } });

describe('Map Automatically', () => {
	const automatic = { fields: { mappingMode: 'autoMapInputData', value: null } };

	test('takes the columns of the item, labels byte by byte', () => {
		expect(read(automatic, { 'Categoría ': 'x', Precio: 0, Vacío: '', Nada: null })).toEqual({
			'Categoría ': 'x',
			Precio: 0,
			Vacío: '',
		});
	});

	test('sends back nothing that the CRM keeps about a record that was found', () => {
		const found = {
			namecontact: 'Ana',
			wolkvox_id: '64cb00000000000000000002',
			'wolkvox-id': '64cb00000000000000000002',
			wolkvox_form_name: 'contacts',
			wolkvox_fecha_creacion: '2026-01-01 10:00:00',
			wolkvox_owner: { user: 'ADMIN_@m' },
			wolkvox_fase_status: 'lost',
		};
		expect(read(automatic, found)).toEqual({ namecontact: 'Ana' });
		expect(() => read(automatic, { wolkvox_id: 'x' })).toThrow("'fields' is empty");
	});

	test('gives back the types of the shapes of a record that was found', () => {
		const found = {
			Teléfono: { country: 'Colombia', code: '57', value: '300' },
			Cupo: { value: '1', symbol: 'COP', convert: 1 },
		};
		expect(read(automatic, found)).toEqual({
			Teléfono: { type: 'telephone', country: 'Colombia', code: '57', value: '300' },
			Cupo: { type: 'currency', value: '1', symbol: 'COP', convert: 1 },
		});
	});

	test('a name under More Fields is sent as it is, system member or not', () => {
		const moreFields = { text: [{ name: 'wolkvox_owner', value: 'ADMIN_@m' }] };
		expect(read({ ...automatic, moreFields }, { a: 1 })).toEqual({
			a: 1,
			wolkvox_owner: 'ADMIN_@m',
		});
	});
});

describe('mapped columns', () => {
	test('send no part that is empty', () => {
		expect(
			read(
				mapped({
					namecontact: 'Ana',
					'telephone.value|Teléfono': '300',
					'telephone.country|Teléfono': '',
					'currency.symbol|Cupo': 'COP',
				}),
			),
		).toEqual({ namecontact: 'Ana', Teléfono: { type: 'telephone', value: '300' } });
	});

	test.each<[string, IDataObject, string]>([
		['an amount', { 'currency.value|Cupo': 'mil' }, "has no number as the amount of 'Cupo'"],
		['a number', { Precio: NaN }, "has NaN as the value of 'Precio'"],
		['a text', { Nombre: '[object Object]' }, "as the value of 'Nombre'"],
	])('refuse %s that is none', (_what, value, message) => {
		expect(() => read(mapped(value))).toThrow(message);
	});
});

describe('More Fields', () => {
	test.each<[string, IDataObject, string]>([
		['currency', { value: '1.000,50', symbol: 'COP' }, "has no number as the amount of 'F'"],
		['number', { value: 'x' }, "has no number in 'F'"],
		['number', { value: '' }, "has no number in 'F'"],
		['number', { value: NaN }, "has no number in 'F'"],
		['flag', { value: 'sí' }, "has neither true nor false in 'F'"],
		['text', { value: { a: 1 } }, "has no text in 'F'"],
		['text', { value: 'a [object Object]' }, "as the value of 'F'"],
		['date', { value: 'mañana', format: 'date' }, "has no date in 'F'"],
		['json', { value: '{' }, "has no valid JSON in 'F'"],
	])('%s refuses %j', (group, row, message) => {
		expect(() => read({ moreFields: { [group]: [{ name: 'F', ...row }] } })).toThrow(message);
	});

	test('refuse a field without a name', () => {
		expect(() => read({ moreFields: { text: [{ name: ' ', value: 'x' }] } })).toThrow(
			'has a field without a name',
		);
	});

	test('keep labels and kinds', () => {
		expect(
			read({
				moreFields: {
					text: [{ name: 'Código ', value: '7' }],
					number: [{ name: 'n', value: 7 }],
					flag: [{ name: 'f', value: false }],
					date: [{ name: 'd', value: '2026-01-31', format: 'dayFirst' }],
					json: [{ name: 'j', value: '["a"]' }],
					search: [{ name: 's', value: '', value_id: 'x', searchModuleName: 'contacts' }],
				},
			}),
		).toEqual({
			'Código ': '7',
			n: 7,
			f: false,
			d: '31-01-2026',
			j: ['a'],
			s: { type: 'search', value_id: 'x', searchModuleName: 'contacts' },
		});
	});
});
