import type { IDataObject } from 'n8n-workflow';

import {
	announcedIn,
	foundIn,
	outcomeOf,
	recordsIn,
} from '../../../nodes/WolkvoxCrm/api/envelope.ts';
import { littleLeft, quotaIn } from '../../../nodes/WolkvoxCrm/api/quota.ts';
import { asSent, type Shape, shapedValue, shapeOf } from '../../../nodes/WolkvoxCrm/api/shapes.ts';
import { simplifyRecord } from '../../../nodes/WolkvoxCrm/api/simplify.ts';
import {
	columnsOf,
	fieldsFromColumns,
} from '../../../nodes/WolkvoxCrm/resources/record/fields/columns.ts';

describe('the envelope', () => {
	test.each([
		[{ data: [{ a: 1 }, { a: 2 }] }, [{ a: 1 }, { a: 2 }]],
		[{ data: { 0: { a: 1 }, 2: { a: 2 } } }, [{ a: 1 }, { a: 2 }]],
		[{ data: { a: 1 } }, [{ a: 1 }]],
		[{ data: {} }, []],
		[{ data: null }, []],
		[{}, []],
		['text', []],
	])('of %j holds %j', (body, records) => expect(recordsIn(body)).toEqual(records));

	test.each([
		[{ 'Total records': '12', msg: '2 records were are found' }, 12],
		[{ msg: '2 records were are found' }, 2],
		[{ msg: 'ok' }, undefined],
		[null, undefined],
	])('of %j announces %j', (body, count) => expect(announcedIn(body)).toBe(count));

	test('of a change keeps what was sent and adds what came', () => {
		expect(outcomeOf({ data: null }, { id: '1' })).toEqual({ success: true, id: '1' });
		expect(outcomeOf({ data: { wolkvox_id: 'x' } })).toEqual({ success: true, wolkvox_id: 'x' });
	});
});

describe('the quota', () => {
	const raw = {
		token_limit: '4800',
		available_consumition_options: 100,
		hours_to_restart_count: 15,
	};

	test('is read with the moment at which the count starts again', () => {
		expect(quotaIn(raw, Date.UTC(2026, 0, 31, 9))).toEqual({
			available: 100,
			limit: 4800,
			restartsAt: '2026-02-01T00:00:00.000Z',
			raw,
		});
		expect(quotaIn([raw]).limit).toBe(4800);
		expect(quotaIn(undefined)).toEqual({ raw: {} });
	});

	test('warns when less than a tenth is left', () => {
		expect(littleLeft(quotaIn(raw))).toContain('The token has 100 of 4800 calls left');
		expect(littleLeft({ available: 1000, limit: 4800, raw })).toBeUndefined();
		expect(littleLeft({ raw })).toBeUndefined();
	});
});

describe('what was found', () => {
	test.each<[string, unknown]>([
		['a list with something else in it', { code: 200, data: [{ a: 1 }, null] }],
		['a PHP map with something else in it', { code: 200, data: { 0: 'x' } }],
		['a text', { code: 200, data: 'The module does not exist' }],
		['nothing at all', { code: 200, msg: 'ok' }],
		['false, without a word that nothing was found', { code: 200, data: false }],
		['no object', 'text'],
	])('cannot be told from %s', (_name, body) => expect(foundIn(body)).toBeUndefined());

	test.each([
		{ code: 200, data: [] },
		{ code: 200, data: {} },
		{ code: 200, data: null },
		{ code: 200, msg: '0 records were are found' },
		{ code: 200, msg: '0 records were are found', data: '' },
		{ code: 200, msg: '0 records were are found', data: false },
	])('is nothing in %j', (body) => expect(foundIn(body)).toEqual([]));
});

describe('shapes', () => {
	test.each([
		[{ country: '', code: '', value: '57' }, 'telephone'],
		[{ value: '1', symbol: 'COP', convert: 1 }, 'currency'],
		[{ type: 'address', value: 'Calle 1' }, 'address'],
		[{ value: 'Ana', value_id: 'x', searchModuleName: 'contacts' }, 'search'],
		[[{ Ropa: 'Camisetas' }], 'table'],
		[{ value: [{ Ropa: 'Camisetas' }] }, 'table'],
		[['a', 'b'], undefined],
		[{ user: 'x' }, undefined],
		['text', undefined],
		[null, undefined],
	])('of %j is %s', (value, shape) => expect(shapeOf(value)).toBe(shape));

	const place = { parameter: 'fields', label: 'F' };

	test.each<[Shape, IDataObject, IDataObject | undefined]>([
		['search', { value: 'Ana', value_id: 'x' }, { type: 'search', value: 'Ana', value_id: 'x' }],
		['search', { value: '', value_id: 'x' }, { type: 'search', value_id: 'x' }],
		[
			'currency',
			{ value: 10, symbol: 'COP' },
			{ type: 'currency', value: '10', symbol: 'COP', convert: 10 },
		],
		['currency', { value: 1.125 }, { type: 'currency', value: '1.125', convert: 1.125 }],
		['currency', { value: 0 }, { type: 'currency', value: '0', convert: 0 }],
		['currency', { symbol: 'COP' }, undefined],
		['telephone', { value: '300' }, { type: 'telephone', value: '300' }],
		['telephone', { value: '300', country: '', code: null }, { type: 'telephone', value: '300' }],
		['telephone', { value: ' ', country: 'Colombia', code: '57' }, undefined],
		['address', { value: '' }, undefined],
		['table', { value: [] }, undefined],
		['table', { value: '[{ "a": 1 }]' }, { type: 'table', value: [{ a: 1 }] }],
	])('%s is made of its parts %j, the empty ones left out', (shape, parts, value) => {
		expect(shapedValue(shape, parts, place)).toEqual(value);
	});

	test.each<[Shape, IDataObject, string]>([
		['currency', { value: '1.750.905' }, "has no number as the amount of 'F'"],
		['currency', { value: '1.750' }, 'has no number as the amount'],
		['currency', { value: '1,5' }, 'has no number as the amount'],
		['currency', { value: 'mucho' }, 'has no number as the amount'],
		['currency', { value: NaN }, 'has no number as the amount'],
		['currency', { value: '0x10' }, 'has no number as the amount'],
		['currency', { value: '1e3' }, 'has no number as the amount'],
		['currency', { value: true }, 'has no number as the amount'],
		['currency', { value: { amount: 1 } }, "has no text in 'F'"],
		['telephone', { value: '[object Object]' }, "has no text in 'F'"],
		['table', { value: 'x' }, "has no list of rows in 'F'"],
		['table', { value: ['x'] }, "has no list of rows in 'F'"],
	])('%s refuses %j', (shape, parts, message) => {
		expect(() => shapedValue(shape, parts, place)).toThrow(message);
	});

	test('get back the type that answers leave out', () => {
		expect(asSent({ country: '', code: '57', value: '300' })).toEqual({
			type: 'telephone',
			country: '',
			code: '57',
			value: '300',
		});
		expect(asSent({ user: 'x' })).toEqual({ user: 'x' });
		expect(asSent('text')).toBe('text');
	});
});

describe('mapper columns', () => {
	test('and back: labels stay byte by byte, parts come together', () => {
		const record = {
			'Categoría ': 'x',
			'a|b.c': 1,
			'telefone.x|y': 'plain',
			Teléfono: { country: '', code: '', value: '' },
			wolkvox_id: 'x',
		};
		const ids = columnsOf([{}, record]).map(({ id }) => id);
		expect(ids).toEqual([
			'Categoría ',
			'a|b.c',
			'telefone.x|y',
			'telephone.value|Teléfono',
			'telephone.country|Teléfono',
			'telephone.code|Teléfono',
		]);
		const mapped = Object.fromEntries(ids.map((id, index) => [id, String(index)]));
		expect(fieldsFromColumns(mapped, 'fields')).toEqual({
			'Categoría ': '0',
			'a|b.c': '1',
			'telefone.x|y': '2',
			Teléfono: { type: 'telephone', value: '3', country: '4', code: '5' },
		});
	});

	test('take the shape from the first record that has a value', () => {
		const columns = columnsOf([{ Cupo: null }, { Cupo: { value: '1', symbol: 'COP' } }]);
		expect(columns.map(({ id }) => id)).toEqual(['currency.value|Cupo', 'currency.symbol|Cupo']);
	});
});

describe('a simplified record', () => {
	const record = {
		namecontact: 'Ana',
		Telephone: { country: '', code: '', value: '57' },
		wolkvox_id: 'x',
		wolkvox_origen: null,
		wolkvox_ip_address: '192.0.2.10',
		wolkvox_owner: { user: 'ADMIN_@modulotest', id: '1' },
	};

	test('has its ID first, plain values, and the owner last', () => {
		expect(Object.entries(simplifyRecord(record))).toEqual([
			['wolkvox_id', 'x'],
			['namecontact', 'Ana'],
			['Telephone', '57'],
			['wolkvox_owner', 'ADMIN_@modulotest'],
		]);
	});

	test('keeps what stands nowhere else: the phase, and the ID of a lookup', () => {
		const lookup = { value: 'Ana', value_id: 'a1', searchModuleName: 'contacts' };
		expect(
			simplifyRecord({ ...record, Contacto: lookup, wolkvox_fase_status: 'lost' }),
		).toMatchObject({ Contacto: lookup, wolkvox_fase_status: 'lost' });
	});

	test("leaves a field 'owner' of the tenant alone", () => {
		expect(simplifyRecord({ ...record, owner: 'Don Pedro' })).toMatchObject({
			owner: 'Don Pedro',
			wolkvox_owner: 'ADMIN_@modulotest',
		});
	});
});
