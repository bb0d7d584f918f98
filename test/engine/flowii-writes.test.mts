import type { IDataObject } from 'n8n-workflow';

import { useSandbox } from '../support/sandbox.mts';
import { byId, flowiiTest, link } from './flowii-support.mts';

/** Writing to FLOWii: children inside of records, custom fields, lists, what comes back. */

const sandbox = useSandbox('flowii');
const flowii = flowiiTest(sandbox);
const { run, sent, calls, dataOf, record } = flowii;

const partner = { resource: 'partner', operation: 'create', name: 'Nová firma', type: 1 };
const order = {
	resource: 'order',
	operation: 'create',
	name: 'Stolička',
	state: byId('24161'),
	additionalFields: { user: byId('11141') },
};

describe('FLOWii: children inside of a record', () => {
	const address = { street: 'Lesná 1', city: 'Poprad', zip: '058 01', country: byId('1') };

	test('are written with it', async () => {
		const { json, error } = await run({
			...partner,
			additionalFields: {
				billingAddress: { values: address },
				keyContact: { values: { firstName: 'Eva', email: 'eva@firma.test', isSubscribed: false } },
				contacts: { values: [{ lastName: 'Prvý' }, { lastName: 'Druhý', isSubscribed: '' }] },
				accounts: { values: [{ iban: 'SK00 0000 0000 0000 0000 0009', bankCode: '0000' }] },
				tags: { values: [{ name: 'e-shop' }, { name: 'nový' }] },
			},
		});
		expect(error).toBeUndefined();
		const { relationships } = dataOf('createPartner');
		expect(relationships).toEqual({
			'billing-address': {
				data: {
					type: 'address',
					attributes: { street: 'Lesná 1', city: 'Poprad', zip: '058 01' },
					relationships: { country: link('country', '1') },
				},
			},
			'key-contact': {
				data: {
					type: 'contact',
					attributes: { 'first-name': 'Eva', email: 'eva@firma.test', 'is-subscribed': false },
				},
			},
			contacts: {
				data: [
					{ type: 'contact', attributes: { 'last-name': 'Prvý' } },
					{ type: 'contact', attributes: { 'last-name': 'Druhý' } },
				],
			},
			accounts: {
				data: [
					{
						type: 'account',
						attributes: { 'bank-code': '0000', iban: 'SK00 0000 0000 0000 0000 0009' },
					},
				],
			},
			tags: {
				data: [
					{ type: 'tag', attributes: { name: 'e-shop' } },
					{ type: 'tag', attributes: { name: 'nový' } },
				],
			},
		});
		const { json: read } = await run({
			resource: 'partner',
			operation: 'get',
			recordId: byId(String(json[0].id)),
		});
		expect(read[0]).toMatchObject({
			billingAddress: { city: 'Poprad', countryName: 'Slovensko' },
			contacts: [{ lastName: 'Prvý' }, { lastName: 'Druhý' }],
			tags: [{ id: '19021', name: 'e-shop' }, { name: 'nový' }],
		});
	});

	test('with an ID are changed, without one added', async () => {
		await run({
			resource: 'partner',
			operation: 'update',
			recordId: byId('457852'),
			updateFields: {
				contacts: { values: [{ id: '430933', phone: '+420 1' }, { lastName: 'Nový' }] },
			},
		});
		expect(dataOf('updatePartner').relationships.contacts.data).toEqual([
			{ type: 'contact', id: '430933', attributes: { phone: '+420 1' } },
			{ type: 'contact', attributes: { 'last-name': 'Nový' } },
		]);
		expect(record('contact', '430933')?.attributes).toMatchObject({
			'last-name': 'Nová',
			phone: '+420 1',
		});
	});

	test('of a task are required', async () => {
		const { error } = await run({
			resource: 'task',
			operation: 'create',
			caption: 'x',
			activities: {},
		});
		expect(error?.message).toBe("'Activities' is empty");
		expect(flowii.vendor().requests).toEqual([]);
	});
});

describe('FLOWii: lists in updates', () => {
	const update = async (parameters: IDataObject) => {
		const { error } = await run({ operation: 'update', ...parameters });
		expect(error).toBeUndefined();
	};

	test('hold only what was given, unless they are merged', async () => {
		const contacts = { values: [{ lastName: 'Nový' }] };
		const hotel = { resource: 'partner', recordId: byId('457852'), updateFields: { contacts } };
		await update({ ...hotel, options: { mergeLists: true } });
		expect(calls()).toEqual(['getPartner', 'updatePartner']);
		expect(record('partner', '457852')?.relationships.contacts).toEqual([
			{ type: 'contact', id: '430933' },
			{ type: 'contact', id: expect.stringMatching(/^9/) },
		]);
		await update(hotel);
		expect(record('partner', '457852')?.relationships.contacts).toHaveLength(1);
	});

	test('are merged without repeating what is already there', async () => {
		await update({
			resource: 'businessCase',
			recordId: byId('40423'),
			updateFields: { responsibleUsers: ['11143', '11144'] },
			options: { mergeLists: true },
		});
		expect(dataOf('updateBusinessCase').relationships['responsible-users'].data).toEqual([
			{ type: 'user', id: '11141' },
			{ type: 'user', id: '11143' },
			{ type: 'user', id: '11144' },
		]);
		await update({
			resource: 'partner',
			recordId: byId('457851'),
			updateFields: { tags: { values: [{ name: 'e-shop' }, { name: 'nový' }] } },
			options: { mergeLists: true },
		});
		expect(dataOf('updatePartner').relationships.tags.data).toEqual([
			{ type: 'tag', attributes: { name: 'e-shop' } },
			{ type: 'tag', attributes: { name: 'nový' } },
		]);
	});

	test('keep the steps of a task when one is added', async () => {
		await update({
			resource: 'task',
			recordId: byId('142733'),
			updateFields: { activities: { values: [{ activityType: byId('12244'), state: 5 }] } },
			options: { mergeLists: true },
		});
		expect(record('task', '142733')?.relationships.activities).toHaveLength(3);
		expect(record('activity', '171568')?.attributes.state).toBe(8);
	});

	test('and other fields are emptied by name', async () => {
		await update({
			resource: 'partner',
			recordId: byId('457851'),
			updateFields: { comment: 'x' },
			options: { clearFields: ['ico', 'tags', 'responsibleUser', 'deliveryAddress'] },
		});
		expect(dataOf('updatePartner')).toMatchObject({
			attributes: { comment: 'x', ico: null },
			relationships: {
				tags: { data: [] },
				'responsible-user': { data: null },
				'delivery-address': { data: null },
			},
		});
	});

	test('need something to change', async () => {
		const { error } = await run({
			resource: 'partner',
			operation: 'update',
			recordId: byId('457851'),
		});
		expect(error?.message).toBe("'Update Fields' has no entries");
		expect(flowii.vendor().requests).toEqual([]);
	});
});

describe('FLOWii: custom fields', () => {
	const custom = (value: IDataObject, more: IDataObject = {}): IDataObject => ({
		...order,
		setCustomFields: true,
		customFields: { mappingMode: 'defineBelow', value },
		...more,
	});

	test('go into the list of their kind', async () => {
		const { error, json } = await run(
			custom({
				'4641': '={{ $json.number }}',
				'4642': 12.5,
				'4643': '2026-02-28T00:00:00',
				'4644': false,
				'4645': '4652',
			}),
			{ items: [{ number: '0042' }] },
		);
		expect(error).toBeUndefined();
		const { relationships } = dataOf('createOrder');
		const value = (kind: string, field: string, given: unknown) => ({
			data: [
				{
					type: `custom-field-${kind}-value`,
					attributes: { value: given },
					relationships: { 'custom-field': link('custom-field', field) },
				},
			],
		});
		expect(relationships).toMatchObject({
			'custom-field-string-values': value('string', '4641', '0042'),
			'custom-field-numeric-values': value('numeric', '4642', 12.5),
			'custom-field-date-values': value('date', '4643', '2026-02-28T00:00:00'),
			'custom-field-bool-values': value('bool', '4644', false),
			'custom-field-enum-values': {
				data: [
					{
						type: 'custom-field-enum-value',
						relationships: {
							value: link('custom-field-enum-value-definition', '4652'),
							'custom-field': link('custom-field', '4645'),
						},
					},
				],
			},
		});
		expect(record('order', json[0].id)?.customFields).toEqual({
			4641: '0042',
			4642: 12.5,
			4643: '2026-02-28T00:00:00',
			4644: false,
			4645: '4652',
		});
	});

	test('may be named instead, entries of code lists too, and are looked up once for all items', async () => {
		const { json } = await run(custom({ Drevina: '={{ $json.wood }}' }), {
			items: [{ wood: 'Dub' }, { wood: 'Buk' }, { wood: 'Dub' }],
		});
		expect(json.map(({ id }) => record('order', id)?.customFields)).toEqual([
			{ 4645: '4651' },
			{ 4645: '4652' },
			{ 4645: '4651' },
		]);
		expect(calls().filter((call) => call === 'listOrderCustomFields')).toHaveLength(1);
	});

	test.each([
		['partner', 'createPartner', { name: 'x', type: 1 }, '4601'],
		[
			'businessCase',
			'createBusinessCase',
			{ name: 'x', state: byId('47593'), partner: byId('457851') },
			'4621',
		],
		[
			'task',
			'createTask',
			{ caption: 'x', activities: { values: [{ activityType: byId('12243'), state: 4 }] } },
			'4661',
		],
	])('belong to a %s, too', async (resource, call, fields, id) => {
		await run({
			resource,
			operation: 'create',
			...fields,
			setCustomFields: true,
			customFields: { mappingMode: 'defineBelow', value: { [id]: 'A-1' } },
		});
		expect(dataOf(call).relationships['custom-field-string-values'].data[0].attributes).toEqual({
			value: 'A-1',
		});
	});

	test('are written by an update', async () => {
		await run(custom({ '4641': '43' }, { operation: 'update', recordId: byId('34167') }));
		expect(record('order', '34167')?.customFields).toEqual({ 4641: '43' });
	});

	test.each([
		[{ '9999': 'x' }, "'Custom Fields' holds an unknown field: 9999"],
		[{ Drevina: 'Smrek' }, "'Custom Fields' holds an unknown value for 'Drevina': Smrek"],
		[{ '4642': 'veľa' }, "'Custom Fields' is not a number: veľa"],
		[{ '4643': 'zajtra' }, "'Custom Fields' is not a date: zajtra"],
	])('that do not fit are refused before the record is written: %j', async (value, message) => {
		const { error } = await run(custom(value));
		expect(error?.message).toBe(message);
		expect(calls()).toEqual(['listOrderCustomFields']);
	});

	test('are left alone while the switch is off', async () => {
		await run(custom({ '4641': 'x' }, { setCustomFields: false }));
		expect(calls()).toEqual(['createOrder']);
	});
});

describe('FLOWii: what comes back', () => {
	test('is the ID, or the full record on demand', async () => {
		const { json } = await run({ ...order, options: { returnFullRecord: true } });
		expect(json[0]).toMatchObject({ name: 'Stolička', stateName: 'Čaká', serialNr: '0003' });
		expect(calls()).toEqual(['createOrder', 'getOrder']);
	});

	test('is the full record after an update', async () => {
		const { json } = await run({
			resource: 'order',
			operation: 'update',
			recordId: byId('34168'),
			updateFields: { state: byId('24163') },
			options: { returnFullRecord: true },
		});
		expect(json[0]).toMatchObject({ id: '34168', stateName: 'Dokončená' });
	});

	test('is the ID and a hint when the record was saved but cannot be read', async () => {
		flowii.vendor().fault({
			kind: 'status',
			status: 403,
			body: { errors: [{ title: 'No right to read orders' }] },
			match: { operationId: 'getOrder' },
		});
		const { json, error, hints } = await run({ ...order, options: { returnFullRecord: true } });
		expect(error).toBeUndefined();
		expect(json).toEqual([{ id: '900001' }]);
		expect(hints[0].message).toContain('was saved');
		expect(hints[0].message).toContain('No right to read orders');
	});
});

describe('FLOWii: find or create partner', () => {
	const find = (more: IDataObject): IDataObject => ({
		...partner,
		operation: 'findOrCreate',
		...more,
	});

	test('finds by number or e-mail of any contact, exactly', async () => {
		const byNumber = await run(find({ findBy: 'registrationNumber', ico: '500 000 12' }));
		const byEmail = await run(find({ findBy: 'email', email: 'RECEPCIA@hotel.test ' }));
		expect(byNumber.json[0]).toMatchObject({
			id: '457852',
			created: false,
			name: 'Hotel Morava a. s.',
		});
		expect(byEmail.json[0]).toMatchObject({ id: '457852', created: false });
		expect(calls()).not.toContain('createPartner');
	});

	test('says that fields for a new one are not written to one that exists', async () => {
		const known = find({ findBy: 'registrationNumber', ico: '50000012' });
		expect((await run(known)).hints).toEqual([]);
		const more = { ...known, additionalFields: { comment: 'Pays late' } };
		const { json, hints } = await run(more);
		expect(json[0]).toMatchObject({ created: false });
		expect(hints[0].message).toContain('are not written');
		expect((await run({ ...more, ico: '50000099' })).hints).toEqual([]);
	});

	test('does not take a similar one', async () => {
		const { json } = await run(find({ findBy: 'registrationNumber', ico: '5000001' }));
		expect(json[0]).toMatchObject({ created: true });
		expect(dataOf('createPartner').attributes).toEqual({
			name: 'Nová firma',
			type: 1,
			ico: '5000001',
		});
	});

	test('creates with the address as key contact', async () => {
		await run(find({ findBy: 'email', email: 'nova@firma.test' }));
		expect(dataOf('createPartner').relationships['key-contact'].data.attributes).toEqual({
			email: 'nova@firma.test',
		});
	});

	test('creates one partner for several items of a run', async () => {
		const { json } = await run(find({ findBy: 'registrationNumber', ico: '50000088' }), {
			items: [{}, {}, {}],
		});
		expect(json.map(({ created }) => created)).toEqual([true, false, false]);
		expect(new Set(json.map(({ id }) => id)).size).toBe(1);
		expect(calls().filter((call) => call === 'createPartner')).toHaveLength(1);
	});

	test('names several that match, or takes the oldest', async () => {
		const { attributes } = record('partner', '457853') ?? {};
		Object.assign(attributes ?? {}, { ico: '50000012' });
		const both = find({ findBy: 'registrationNumber', ico: '50000012' });
		const { error } = await run(both);
		expect(error?.message).toBe(
			"'Registration Number' belongs to several partners: Hotel Morava a. s. (457852), Píla Zvolen s. r. o. (457853)",
		);
		const { json } = await run({ ...both, options: { ifSeveral: 'oldest' } });
		expect(json[0]).toMatchObject({ id: '457852', created: false });
	});
});

describe('FLOWii: input', () => {
	test('is written as local time of the workflow', async () => {
		const attendance = {
			resource: 'attendance',
			operation: 'create',
			type: 1,
			user: byId('11144'),
			dateTime: '2026-07-01T05:58:00Z',
		};
		await run(attendance, { timezone: 'Europe/Bratislava' });
		await run(attendance, { timezone: 'America/New_York' });
		expect(sent().map(({ body }) => (body as { data: any }).data.attributes['date-time'])).toEqual([
			'2026-07-01T07:58:00',
			'2026-07-01T01:58:00',
		]);
	});

	test('keeps a picked day', async () => {
		const absence = {
			resource: 'plannedAbsence',
			operation: 'create',
			type: 7,
			user: byId('11144'),
		};
		await run(
			{ ...absence, dateFrom: '2026-06-30T22:00:00.000Z', dateTo: '2026-07-02' },
			{ timezone: 'Europe/Bratislava' },
		);
		expect(dataOf('createPlannedAbsence').attributes).toMatchObject({
			'date-from': '2026-07-01',
			'date-to': '2026-07-02',
		});
	});

	const noValue = 'is empty: the expression gave no value for this item';
	test.each([
		['order', { state: byId('={{ "" }}') }, `'State' ${noValue}`],
		['order', { additionalFields: { deadline: 'soon' } }, "'Deadline' is not a date: soon"],
		['partner', { name: '={{ "" }}' }, `'Name' ${noValue}`],
		['cashFlow', { type: 1, additionalFields: { invoice: 'abc' } }, "'Invoice ID' is not an ID"],
		['bankTransaction', { type: 1, amount: 'many' }, "'Amount' is not a number: many"],
		['event', { state: 4, partner: byId('={{ "" }}') }, `'Partner' ${noValue}`],
	])(
		'that cannot be right is refused before any write (%s, %j)',
		async (resource, fields, message) => {
			const defaults: Record<string, IDataObject> = { order, partner };
			const { error } = await run({
				...defaults[resource],
				resource,
				operation: 'create',
				...fields,
			});
			expect(error?.message).toBe(message);
			expect(sent().filter(({ method }) => method !== 'GET')).toEqual([]);
		},
	);

	test('that FLOWii does not accept is an error in its words', async () => {
		const { error } = await run({ ...order, partner: byId('1') });
		expect(error?.message).toBe('partner: the partner 1 does not exist');
		expect(error?.httpCode).toBe('422');
		expect(error?.description).toBe('Check the values of the fields.');
	});

	test('of a file that is not there names the field', async () => {
		const upload = {
			resource: 'file',
			operation: 'upload',
			owner: 'order',
			ownerId: byId('34168'),
		};
		const { error } = await run({ ...upload, binaryPropertyName: 'scan' });
		expect(error?.message).toContain("'Input Data Field Name'");
		expect(flowii.vendor().requests).toEqual([]);
	});
});
