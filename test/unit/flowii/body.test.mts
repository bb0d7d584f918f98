import { documentFor, isEmpty, selfLinks, writeFields } from '../../../nodes/Flowii/api/body.ts';
import { createPlace } from '../../../nodes/Flowii/operations/create.ts';
import { cashFlow } from '../../../nodes/Flowii/tables/finance.ts';
import { partner } from '../../../nodes/Flowii/tables/partner.ts';
import {
	camelCase,
	child,
	choice,
	date,
	dateTime,
	type Field,
	flag,
	link,
	number,
	type ResourceTable,
	text,
} from '../../../nodes/Flowii/tables/table.ts';
import { parametersOf } from '../../support/parameters.mts';

const picked = (value: string) => ({ __rl: true, mode: 'id', value });
const flatly = (field: Field) => camelCase(field.name);
const create = { verb: 'create', at: flatly } as const;

describe('fields of FLOWii in a body', () => {
	test('each kind is written in its form, empty ones are left out', () => {
		const fields = [
			text('ic-dph', 'VAT'),
			text('dic', 'Tax'),
			number('anticipated-income-amount', 'Income'),
			number('warranty', 'Warranty'),
			flag('is-read', 'Read'),
			dateTime('finish-date', 'End'),
			date('date-from', 'From'),
			choice('type', 'Type', [{ name: 'One', value: 1 }]),
		];
		const parameters = parametersOf({
			icDph: 'SK1',
			dic: '',
			anticipatedIncomeAmount: '12.5',
			warranty: '',
			isRead: false,
			finishDate: '2026-01-31T08:00:00Z',
			dateFrom: '2026-01-31',
			type: 1,
		});
		expect(writeFields(fields, parameters, create)).toEqual({
			attributes: {
				'ic-dph': 'SK1',
				'anticipated-income-amount': 12.5,
				'is-read': false,
				// Warsaw is an hour ahead, and FLOWii takes local times without zone.
				'finish-date': '2026-01-31T09:00:00',
				'date-from': '2026-01-31',
				type: 1,
			},
			relationships: {},
		});
	});

	test('links name a type and an ID, from a locator or a plain value', () => {
		const fields = [
			link('partner', 'Partner', 'partner', { from: 'partner' }),
			link('currency', 'Currency', 'currency'),
			link('invoice', 'Invoice', 'invoice', { numericId: true }),
			link('responsible-users', 'Users', 'user', { from: 'user', many: true }),
			link('order', 'Order', 'order', { from: 'order' }),
		];
		const parameters = parametersOf({
			partner: picked(' 457854 '),
			currency: 44,
			invoice: '97272',
			responsibleUsers: '11141, 11142',
			order: { __rl: true, mode: 'list', value: '' },
		});
		expect(writeFields(fields, parameters, create).relationships).toEqual({
			partner: { data: { type: 'partner', id: '457854' } },
			currency: { data: { type: 'currency', id: '44' } },
			invoice: { data: { type: 'invoice', id: 97272 } },
			'responsible-users': {
				data: [
					{ type: 'user', id: '11141' },
					{ type: 'user', id: '11142' },
				],
			},
		});
	});

	const address = child('billing-address', 'Address', 'address', [
		text('street', 'Street'),
		link('country', 'Country', 'country', { from: 'countries' }),
	]);
	const written = {
		data: {
			type: 'address',
			attributes: { street: 'Hlavná 5' },
			relationships: { country: { data: { type: 'country', id: '1' } } },
		},
	};

	test.each([
		['an object', { values: { street: 'Hlavná 5', country: picked('1') } }],
		['a list', { values: [{ street: 'Hlavná 5', country: picked('1') }] }],
	])('a single record inside may come as %s', (_, billingAddress) => {
		const parameters = parametersOf({ billingAddress });
		expect(writeFields([address], parameters, create).relationships).toEqual({
			'billing-address': written,
		});
	});

	test('records inside are added without, changed with their ID', () => {
		const contacts = child('contacts', 'Contacts', 'contact', [text('email', 'E-Mail')], {
			many: true,
		});
		const values = [
			{ id: '430983', email: 'a@example.com' },
			{ id: '', email: 'b@example.com' },
		];
		const parameters = parametersOf({ contacts: { values } });
		const update = { verb: 'update', at: flatly } as const;
		expect(writeFields([contacts], parameters, update).relationships.contacts).toEqual({
			data: [
				{ type: 'contact', id: '430983', attributes: { email: 'a@example.com' } },
				{ type: 'contact', attributes: { email: 'b@example.com' } },
			],
		});
	});

	test('a field goes only into the body that may carry it', () => {
		const fields = [
			text('serial-nr', 'Serial Number', { only: 'update' }),
			number('priority', 'Priority', { only: 'create' }),
			text('message', 'Message', { only: 'read' }),
		];
		const parameters = parametersOf({ serialNr: '1', priority: 5, message: 'x' });
		const update = { verb: 'update', at: flatly } as const;
		expect(writeFields(fields, parameters, create).attributes).toEqual({ priority: 5 });
		expect(writeFields(fields, parameters, update).attributes).toEqual({ 'serial-nr': '1' });
	});

	test('what create misses is named with its place, what update misses is left alone', () => {
		const at = createPlace;
		const parameters = parametersOf({ type: 1 });
		expect(() => writeFields(partner.fields, parameters, { verb: 'create', at })).toThrow(
			expect.objectContaining({ parameter: 'name', reason: 'is empty' }),
		);
		expect(isEmpty(writeFields(partner.fields, parametersOf({}), { verb: 'update', at }))).toBe(
			true,
		);
	});

	test('only create fills what was left empty', () => {
		const fields = [
			dateTime('created', 'Created', { fallback: 'now' }),
			link('user', 'User', 'user', { from: 'user', fallback: 'self' }),
			dateTime('deadline', 'Deadline'),
		];
		const place = { at: flatly, now: '2026-01-31T09:00:00' };
		const written = writeFields(fields, parametersOf({}), { ...place, verb: 'create' });
		expect(written).toEqual({
			attributes: { created: '2026-01-31T09:00:00' },
			relationships: {},
		});
		expect(selfLinks(fields, written).map(({ name }) => name)).toEqual(['user']);
		const given = writeFields(fields, parametersOf({ user: '7' }), { ...place, verb: 'create' });
		expect(selfLinks(fields, given)).toEqual([]);
		expect(isEmpty(writeFields(fields, parametersOf({}), { ...place, verb: 'update' }))).toBe(true);
	});

	test('a wrong date names its row', () => {
		const field = child('activities', 'Activities', 'activity', [dateTime('from', 'From')], {
			many: true,
		});
		const parameters = parametersOf({ activities: { values: [{ from: '' }, { from: 'soon' }] } });
		expect(() => writeFields([field], parameters, create)).toThrow(
			expect.objectContaining({
				parameter: 'activities.values.1.from',
				reason: 'is not a date: soon',
			}),
		);
	});
});

describe('documents of FLOWii', () => {
	const table: ResourceTable = { ...partner, companyInBody: undefined };

	test('have no empty halves', () => {
		expect(documentFor(table, { attributes: {}, relationships: {} }, '1')).toEqual({
			data: { type: 'partner', id: '1' },
		});
	});

	test('leave the company to the transport, and number the ID where FLOWii does', () => {
		const written = { attributes: { type: 1 }, relationships: {} };
		expect(documentFor(cashFlow, written, '1200883')).toEqual({
			data: { type: 'cash-flow', id: 1200883, attributes: { 'company-id': null, type: 1 } },
		});
		expect(() => documentFor(cashFlow, written, 'x')).toThrow('is not an ID');
	});
});
