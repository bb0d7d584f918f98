import { flatten, recordOf, recordsOf, titleOf } from '../../../nodes/Flowii/api/read.ts';
import { order as orders } from '../../../nodes/Flowii/tables/order.ts';
import { child, choice, dateTime, link, text } from '../../../nodes/Flowii/tables/table.ts';

const task = {
	type: 'task',
	id: '1',
	attributes: { caption: 'Desk', 'serial-nr': '0001', state: 16 },
	relationships: {
		partner: { data: { type: 'partner', id: '7' } },
		order: { data: null },
		communication: {},
		activities: { data: [{ type: 'activity', id: '3' }] },
		watchers: {
			data: [
				{ type: 'user', id: '5' },
				{ type: 'user', id: '6' },
			],
		},
	},
};
const included = [
	{ type: 'partner', id: '7', attributes: { name: 'Example' } },
	{
		type: 'activity',
		id: '3',
		attributes: { 'is-main': true, state: 4 },
		relationships: { user: { data: { type: 'user', id: '5' } } },
	},
	{ type: 'user', id: '5', attributes: { name: 'Malá Eva' } },
	{ type: 'user', id: '9', attributes: { name: 'Somebody Else' } },
];
const STATE = [
	{ name: 'Waiting', value: 4 },
	{ name: 'Done', value: 16 },
];
const fields = [
	choice('state', 'State', STATE),
	child(
		'activities',
		'Activities',
		'activity',
		[choice('state', 'State', STATE), link('user', 'User', 'user')],
		{ many: true },
	),
];

describe('records of an answer', () => {
	test('come with the included records that they refer to, also through others', () => {
		const [record] = recordsOf({ data: [task], included });
		const related = record.included as Array<{ type: string; id: string }>;
		expect(related.map(({ type, id }) => `${type} ${id}`).sort()).toEqual([
			'activity 3',
			'partner 7',
			'user 5',
		]);
	});

	test.each([
		[{ data: null }, 0],
		[{ data: [] }, 0],
		['', 0],
		[{ data: { type: 'user', id: '1' } }, 1],
	])('%j holds %i', (body, count) => {
		expect(recordsOf(body)).toHaveLength(count);
	});

	test('records that refer to each other end', () => {
		const a = { type: 'a', id: '1', relationships: { b: { data: { type: 'b', id: '1' } } } };
		const b = { type: 'b', id: '1', relationships: { a: { data: { type: 'a', id: '1' } } } };
		expect(recordOf({ data: a, included: [a, b] }).included).toHaveLength(2);
	});
});

describe('a single record', () => {
	test.each([[{ data: null }], [{ data: [] }]])('%j is "not found", not a record', (body) => {
		expect(() => recordOf(body)).toThrow(
			expect.objectContaining({ message: 'FLOWii has no such record', status: 404 }),
		);
	});
});

describe('flat records', () => {
	test('say what the state of an order means, beside the name that users gave it', () => {
		const order = { type: 'order', id: '1', relationships: { state: { data: null as unknown } } };
		const state = (attributes: object) => {
			const data = { type: 'order-state', id: '5' };
			order.relationships.state.data = data;
			return flatten({ ...order, included: [{ ...data, attributes }] } as never, orders.fields);
		};
		expect(state({ name: 'Vo výrobe', type: 2 })).toEqual({
			id: '1',
			stateId: '5',
			stateName: 'Vo výrobe',
			stateType: 2,
			stateTypeName: 'In Progress',
		});
		expect(state({ name: 'Nové', type: 77 })).toMatchObject({ stateType: 77 });
		expect(state({ name: 'Nové' })).toEqual({ id: '1', stateId: '5', stateName: 'Nové' });
	});

	test('keep their ID and their nature, whatever attributes are called', () => {
		const attributes = JSON.parse('{ "id": "9", "__proto__": { "isAdmin": true }, "x": 1 }');
		const flat = flatten({ id: '1', attributes }, []);
		expect(flat).toEqual({ id: '1', x: 1 });
		expect(flat.isAdmin).toBeUndefined();
	});

	test('have readable names, meanings of numbers and names of related records', () => {
		const record = recordOf({ data: task, included });
		expect(flatten(record, fields)).toEqual({
			id: '1',
			caption: 'Desk',
			serialNr: '0001',
			state: 16,
			stateName: 'Done',
			partnerId: '7',
			partnerName: 'Example',
			orderId: null,
			activities: [
				{
					id: '3',
					isMain: true,
					state: 4,
					stateName: 'Waiting',
					userId: '5',
					userName: 'Malá Eva',
				},
			],
			watchers: [{ id: '5', name: 'Malá Eva' }, { id: '6' }],
		});
	});

	test('keep what no table describes and say nothing about unknown numbers', () => {
		const record = { type: 'x', id: '1', attributes: { 'brand-new': 1, state: 99 } };
		expect(
			flatten(record, [...fields, text('name', 'Name'), dateTime('created', 'Created')]),
		).toEqual({ id: '1', brandNew: 1, state: 99 });
	});

	test('a single record inside is an object, or null', () => {
		const address = [child('billing-address', 'Address', 'address', [text('street', 'Street')])];
		const withAddress = (data: unknown) => ({
			id: '1',
			relationships: { 'billing-address': { data } },
			included: [{ type: 'address', id: '2', attributes: { street: 'Hlavná 5' } }],
		});
		expect(flatten(withAddress({ type: 'address', id: '2' }) as never, address)).toEqual({
			id: '1',
			billingAddress: { id: '2', street: 'Hlavná 5' },
		});
		expect(flatten(withAddress(null) as never, address)).toEqual({ id: '1', billingAddress: null });
	});
});

test.each([
	[{ name: 'Example' }, 'Example'],
	[{ caption: 'Desk', 'serial-nr': '1' }, 'Desk'],
	[{ 'alpha-code': 'EUR' }, 'EUR'],
	[{ name: '', note: null }, '42'],
])('%j is called %s', (attributes, title) => {
	expect(titleOf({ id: '42', attributes })).toBe(title);
});
