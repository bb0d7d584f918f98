import { announcedIn, outcomeOf, recordsIn } from '../../../nodes/WolkvoxCrm/api/envelope.ts';
import { littleLeft, quotaIn } from '../../../nodes/WolkvoxCrm/api/quota.ts';
import { shapedValue, shapeOf } from '../../../nodes/WolkvoxCrm/api/shapes.ts';
import { simplifyRecord } from '../../../nodes/WolkvoxCrm/api/simplify.ts';
import {
	columnsOf,
	fieldsFromColumns,
} from '../../../nodes/WolkvoxCrm/resources/record/fields/columns.ts';

describe('the envelope', () => {
	test.each([
		[{ data: [{ a: 1 }, null, 'x', { a: 2 }] }, [{ a: 1 }, { a: 2 }]],
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

	test('are made of their parts', () => {
		expect(
			shapedValue('search', { value: 'Ana', value_id: 'x', searchModuleName: 'contacts' }),
		).toEqual({
			type: 'search',
			value: 'Ana',
			value_id: 'x',
			searchModuleName: 'contacts',
		});
		expect(shapedValue('currency', { value: 10, symbol: 'COP' })).toEqual({
			type: 'currency',
			value: '10',
			symbol: 'COP',
			convert: 10,
		});
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
		expect(fieldsFromColumns(mapped)).toEqual({
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

test('a simplified record has its ID first, plain values, and no system members', () => {
	const record = {
		namecontact: 'Ana',
		Telephone: { country: '', code: '', value: '57' },
		wolkvox_id: 'x',
		wolkvox_origen: null,
		wolkvox_owner: { user: 'ADMIN_@modulotest', id: '1' },
	};
	expect(Object.entries(simplifyRecord(record))).toEqual([
		['wolkvox_id', 'x'],
		['namecontact', 'Ana'],
		['Telephone', '57'],
		['owner', 'ADMIN_@modulotest'],
	]);
});
