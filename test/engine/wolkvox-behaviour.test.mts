import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { Fault } from '../../sandbox/vendor.mts';
import type { State, Tenant } from '../../sandbox/vendors/wolkvox.mts';
import { mapFields, type NodeRun, runNode, searchList, withFiles } from '../support/engine.mts';
import { expectFailure } from '../support/n8nVersions.mts';
import { useSandbox } from '../support/sandbox.mts';

const sandbox = useSandbox('wolkvox');
const vendor = () => sandbox.vendor<State>('wolkvox');
const tenant = (): Tenant => vendor().state.tenants.modulotest;
const contacts = () => tenant().modules.contacts.records;
const credentials = (token = 'sandbox-token', more: IDataObject = {}) => ({
	type: 'wolkvoxCrmApi',
	data: { server: vendor().url, operation: 'modulotest', token, ...more } as Record<string, string>,
});

type More = Partial<NodeRun> & { token?: string; login?: IDataObject };

async function run(parameters: IDataObject, { token, login, ...more }: More = {}) {
	return await runNode({
		node: 'wolkvoxCrm',
		credentials: credentials(token, login),
		parameters,
		...more,
	});
}

const autoMap = { mappingMode: 'autoMapInputData', value: null };

const createMany = (options: IDataObject = {}) => ({
	resource: 'record',
	operation: 'createMany',
	module: 'contacts',
	fields: autoMap,
	options,
});

const rows = (
	count: number,
	change: (row: IDataObject, index: number) => IDataObject = (row) => row,
) =>
	Array.from({ length: count }, (_, index) => change({ namecontact: `Contacto ${index}` }, index));

const query = {
	resource: 'record',
	operation: 'findByField',
	module: 'Ventas',
	field: 'Categoria',
	value: 'Arepas',
};

const answer = (body: unknown): Fault => ({ kind: 'status', status: 200, body });

test('items that found nothing beside others are counted', async () => {
	const some = { ...query, value: '={{ $json.category }}' };
	const categories = ['Arepas', 'Nada', 'Nunca'].map((category) => ({ category }));
	const { json, hints } = await run(some, { items: categories });
	expect(json.length).toBeGreaterThan(0);
	expect(hints.map(({ message }) => message)).toEqual([
		'2 of 3 items found nothing, so nothing comes out for them.',
	]);
	expect((await run(some, { items: categories.slice(1) })).hints).toEqual([]);
});

describe('errors', () => {
	test.each([
		['sandbox-token', 'under their own status'],
		['sandbox-quiet', 'under HTTP 200'],
	])('with %s are found %s', async (token) => {
		const { error } = await run({ ...query, module: 'Nada' }, { token });
		expect(error?.message).toBe('The module Nada does not exist');
		expect(error?.httpCode).toBe('404');
		expect(error?.description).toContain('Check the module');
		expect(error?.context?.data).toMatchObject({
			httpCode: '404',
			vendorCode: '404',
			error: 'Not Found',
		});
	});

	test.each([
		[400, 'Check names and values of the fields'],
		[401, 'must belong to the same CRM'],
		[403, 'needs an external token'],
		[404, 'Check the module and the ID'],
		[405, 'Change the method under Options'],
		[412, 'exact labels'],
		[416, 'exact labels'],
		[417, 'exact labels'],
	])('with the documented code %i say what to do', async (code, advice) => {
		vendor().fault(answer({ code: String(code), error: 'x', msg: 'No', data: null }));
		const { error } = await run(query);
		expect(error?.message).toBe('No');
		expect(error?.httpCode).toBe(String(code));
		expect(error?.description).toContain(advice);
	});

	test('without a code are seen by `error` alone', async () => {
		vendor().fault(answer({ code: 200, error: 'The index is being rebuilt', msg: '' }));
		const { error } = await run(query);
		expect(error?.message).toBe('The index is being rebuilt');
	});

	test('of a wrong token name the credential as the cause and hide the token', async () => {
		const { error } = await run(query, { token: 'not-a-known-token' });
		expectFailure(error, { cause: 'credential-invalid' });
		expect(JSON.stringify([error, error?.message, error?.stack])).not.toContain(
			'not-a-known-token',
		);
	});

	test('of a web page say that the address is wrong', async () => {
		vendor().fault({ kind: 'html' });
		const { error } = await run(query);
		expect(error?.message).toContain('web page');
	});

	test('of a spent quota say when the count starts again', async () => {
		const { error } = await run(query, { token: 'sandbox-spent' });
		expect(error?.message).toBe('TOKEN LIMIT EXCEEDED');
		expectFailure(error, { cause: 'quota-exhausted' });
		const { quotaRestartsAt } = error?.context?.data as { quotaRestartsAt: string };
		const hours = (Date.parse(quotaRestartsAt) - Date.now()) / 3_600_000;
		expect(Math.round(hours)).toBe(15);
		expect(error?.description).toContain('the count starts again at about');
		expect(vendor().requests.map(({ call }) => call)).toEqual(['query', 'tokenInformation']);
	});

	test('of a spent quota stay clear when the reset time cannot be read', async () => {
		vendor().fault({
			kind: 'status',
			status: 403,
			body: {},
			match: { operationId: 'tokenInformation' },
		});
		const { error } = await run(query, { token: 'sandbox-spent' });
		expect(error?.message).toBe('TOKEN LIMIT EXCEEDED');
		expectFailure(error, { cause: 'quota-exhausted' });
	});

	test('a spent quota is asked about once for all items', async () => {
		await run(query, {
			token: 'sandbox-spent',
			items: [{}, {}, {}],
			onError: 'continueRegularOutput',
		});
		const asked = vendor().requests.filter(({ call }) => call === 'tokenInformation');
		expect(asked).toHaveLength(1);
	});

	test('a dropped connection never repeats a write, and a read survives two 503s', async () => {
		vendor().fault({ kind: 'drop', afterHandling: true });
		const write = await run({
			...createMany(),
			fields: { mappingMode: 'defineBelow', value: { namecontact: 'Uno' } },
		});
		expect(write.error?.message).toContain('could not be reached');
		expect(contacts()).toHaveLength(4);

		vendor().fault({ kind: 'status', status: 503, headers: { 'retry-after': '0' }, times: 2 });
		const read = await run(query);
		expect(read.json).toHaveLength(1);
	});
});

describe('answers', () => {
	test.each([
		['a list', { code: '200', error: 'null', data: [{ a: 1 }, { a: 2 }] }, 2],
		['an object', { code: 200, error: null, data: { a: 1 } }, 1],
		['null', { code: 200, error: 'null', data: null }, 0],
		['an empty object', { code: 200, data: {} }, 0],
		['nothing', { code: '200', error: 'null', msg: '0 records were are found' }, 0],
	])('with %s as data are read right', async (_name, body, count) => {
		vendor().fault(answer(body));
		const { error, json } = await run(query);
		expect(error).toBeUndefined();
		expect(json).toHaveLength(count);
	});

	test('labels keep accents and trailing blanks, both ways', async () => {
		const created = await run({
			resource: 'record',
			operation: 'create',
			module: 'contacts',
			fields: {
				mappingMode: 'defineBelow',
				value: { namecontact: 'Ñ', 'address.value|Dirección ': 'Calle 1' },
			},
		});
		expect(created.error).toBeUndefined();
		const found = await run({
			...query,
			module: 'contacts',
			field: 'Dirección ',
			value: 'Calle 1',
			simplify: false,
		});
		expect(found.json[0]['Dirección ']).toEqual({ type: 'address', value: 'Calle 1' });
	});
});

describe('create many', () => {
	test('1,000 items cost ten calls, and each item gets its ID', async () => {
		const { error, items } = await run(createMany(), { items: rows(1000) });
		expect(error).toBeUndefined();
		expect(vendor().requests.map(({ call }) => call)).toEqual(Array(10).fill('insertMany'));
		expect(tenant().tokens['sandbox-token'].usedToday).toBe(10);
		expect(items).toHaveLength(1000);
		expect(items[730].pairedItem).toEqual({ item: 730 });
		const record = contacts().find(({ wolkvox_id: id }) => id === items[730].json.wolkvox_id);
		expect(record?.namecontact).toBe('Contacto 730');
	});

	test('a refused chunk is reported at each of its items, and the others go on', async () => {
		const { items, failed } = await run(createMany({ chunkSize: 10 }), {
			items: rows(25, (row, index) => (index === 13 ? { namecontact: '' } : row)),
			onError: 'continueErrorOutput',
		});
		expect(items).toHaveLength(15);
		expect(failed).toHaveLength(10);
		expect(failed[3].json).toEqual({
			namecontact: '',
			error: expect.objectContaining({
				message: 'The field "namecontact" is required (row 4)',
				httpCode: '412',
				chunkItems: '10 to 19',
			}) as object,
			message: expect.stringContaining('The 11th to 20th items were sent in one call') as string,
		});
		expect(failed.map(({ pairedItem }) => (pairedItem as { item: number }).item)).toEqual([
			10, 11, 12, 13, 14, 15, 16, 17, 18, 19,
		]);
		expect(contacts()).toHaveLength(3 + 15);
	});

	test('stops after a refused chunk and says what is done', async () => {
		const { error } = await run(createMany({ chunkSize: 2 }), {
			items: rows(6, (row, index) => (index === 2 ? { namecontact: '' } : row)),
		});
		expect(vendor().requests).toHaveLength(2);
		expect(error?.description).toContain('The 1st and 2nd are completed');
		expect(error?.context?.itemIndex).toBe(2);
	});

	test('an item without fields fails alone', async () => {
		const { items, failed } = await run(createMany(), {
			items: [{ namecontact: 'Uno' }, {}, { namecontact: 'Tres' }],
			onError: 'continueErrorOutput',
		});
		expect(items).toHaveLength(2);
		expect(failed[0].json.error).toMatchObject({ message: "'Fields' is empty" });
		expect(vendor().requests).toHaveLength(1);
	});

	test('modules chosen by expression do not share a call', async () => {
		const { error } = await run(
			{ ...createMany(), module: '={{ $json.names ? "leads" : "contacts" }}' },
			{ items: [{ namecontact: 'A' }, { namecontact: 'B' }, { names: 'C' }] },
		);
		expect(error).toBeUndefined();
		expect(vendor().requests.map(({ body }) => (body as IDataObject).module)).toEqual([
			'contacts',
			'leads',
		]);
	});

	test('previews each chunk at its items', async () => {
		const { json } = await run(createMany({ chunkSize: 2, previewRequest: true }), {
			items: rows(3),
		});
		expect(vendor().requests).toEqual([]);
		expect(json[2].body).toMatchObject({ fields: [{ namecontact: 'Contacto 2' }] });
	});

	test('checks the quota first when asked to', async () => {
		const token = tenant().tokens['sandbox-token'];
		token.usedToday = 4797;
		const refused = await run(createMany({ checkQuota: true, chunkSize: 1 }), { items: rows(3) });
		expect(refused.error?.message).toBe(
			'The token has 2 calls left for today, and this run needs 3',
		);
		expectFailure(refused.error, { cause: 'quota-exhausted' });
		expect(contacts()).toHaveLength(3);

		token.usedToday = 4700;
		const accepted = await run(createMany({ checkQuota: true }), { items: rows(3) });
		expect(accepted.error).toBeUndefined();
		expect(accepted.hints[0].message).toContain('has 98 of 4800 calls left');
	});

	test('says that little is left when the usage is asked for', async () => {
		tenant().tokens['sandbox-token'].usedToday = 4750;
		const { hints } = await run({ resource: 'token', operation: 'getUsage' });
		expect(hints[0].message).toContain('has 49 of 4800 calls left');
	});

	test('an answer without rows still answers each item', async () => {
		vendor().fault(answer({ code: 200, error: 'null', msg: 'ok', data: null }));
		const { json } = await run(createMany(), { items: rows(2) });
		expect(json).toEqual([
			{ success: true, msg: 'ok' },
			{ success: true, msg: 'ok' },
		]);
	});
});

describe('update many', () => {
	const updateMany = (options: IDataObject) => ({
		resource: 'record',
		operation: 'updateMany',
		module: 'contacts',
		recordId: contacts()[1].wolkvox_id,
		fields: { mappingMode: 'defineBelow', value: { Categoría: 'Panes' } },
		options,
	});

	test('speaks the English page when asked to, with another name for the ID', async () => {
		const { error, json } = await run(updateMany({ method: 'PUT', idField: 'wolkvox-id' }));
		expect(error).toBeUndefined();
		const [request] = vendor().requests;
		expect(request.method).toBe('PUT');
		expect(request.body).toMatchObject({ fields: [{ 'wolkvox-id': contacts()[1].wolkvox_id }] });
		expect(json).toEqual([
			{ success: true, msg: '1 records updated', wolkvox_id: contacts()[1].wolkvox_id },
		]);
		expect(contacts()[1].Categoría).toBe('Panes');
	});
});

describe('create or update', () => {
	const upsert = {
		resource: 'record',
		operation: 'upsert',
		module: 'contacts',
		matchField: 'Categoría',
		matchValue: 'Quesos',
		fields: { mappingMode: 'defineBelow', value: { namecontact: 'X' } },
	};

	test('lists several matches and changes nothing', async () => {
		const { error } = await run(upsert);
		expect(error?.message).toBe("'Value to Match' is the value of 2 records");
		for (const { wolkvox_id: id } of contacts().slice(1)) expect(error?.description).toContain(id);
		expect(vendor().requests.map(({ call }) => call)).toEqual(['query']);
	});

	test('does not take a record that merely contains the value', async () => {
		vendor().fault(
			answer({
				code: '200',
				error: 'null',
				data: [{ wolkvox_id: 'a1', Categoría: 'Quesos curados' }],
			}),
		);
		const { json } = await run(upsert);
		expect(json[0].created).toBe(true);
	});
});

describe('find by date range', () => {
	const find = (more: IDataObject = {}) => ({
		resource: 'record',
		operation: 'findByDateRange',
		module: 'contacts',
		from: '2026-01-01T00:00:00',
		to: '2026-01-02T00:00:00',
		returnAll: true,
		...more,
	});
	const asked = () =>
		vendor().requests.map(
			({ body }) => `${(body as IDataObject).from} ${(body as IDataObject).to}`,
		);

	test('asks again in halves when the answer holds less than it announces', async () => {
		const record = (id: string) => ({ wolkvox_id: id, namecontact: id });
		vendor().fault(answer({ code: 200, error: 'null', 'Total records': 3, data: [record('a')] }));
		vendor().fault(
			answer({ code: 200, error: 'null', 'Total records': 2, data: [record('a'), record('b')] }),
		);
		vendor().fault(
			answer({
				code: 200,
				error: 'null',
				msg: '2 records were are found',
				data: [record('b'), record('c')],
			}),
		);
		const { json } = await run(find());
		expect(json.map(({ wolkvox_id: id }) => id)).toEqual(['a', 'b', 'c']);
		expect(asked()).toEqual([
			'2026-01-01 00:00 2026-01-02 00:00',
			'2026-01-01 00:00 2026-01-01 12:00',
			'2026-01-01 12:00 2026-01-02 00:00',
		]);
	});

	test('a single minute that stays cut is an error, or what came with a hint', async () => {
		const cut = answer({ code: 200, 'Total records': 9, data: [{ wolkvox_id: 'a' }] });
		vendor().fault({ ...cut, times: 4 });
		const minute = { to: '2026-01-01T00:00:00' };
		const { error } = await run(find(minute));
		expect(error?.message).toBe('The list is not complete: 9 records were announced, and 1 came');
		expect(vendor().requests[1].body).toMatchObject({ limit: '9' });

		const part = await run(find({ ...minute, options: { ifIncomplete: 'returnPart' } }));
		expect(part.json).toHaveLength(1);
		expect(part.hints[0].message).toContain('9 records were announced, and 1 came');
	});

	test('a limited search that brings less than it announces says so', async () => {
		vendor().fault(answer({ code: 200, 'Total records': 9, data: [{ wolkvox_id: 'a' }] }));
		const { json, hints } = await run(find({ returnAll: false, limit: 5 }));
		expect(json).toHaveLength(1);
		expect(hints[0].message).toContain('5 records were announced, and 1 came');
	});

	test('500 records of one import, of which 100 come, are no list of 100', async () => {
		const data = Array.from({ length: 100 }, (_, index) => ({ wolkvox_id: `a${index}` }));
		const body = { code: '200', error: 'null', msg: '500 records were are found', data };
		vendor().fault({ ...answer(body), times: 300 });
		const { error, json } = await run(find());
		expect(error?.message).toContain('500 records were announced');
		expect(json).toEqual([]);
		expect(vendor().requests.length).toBeLessThan(10);
	});

	test('refuses a wrong time zone before any call', async () => {
		const { error } = await run(find({ options: { timezone: 'Bogotá' } }));
		expect(error?.message).toBe("'Time Zone' is not a time zone");
		expect(vendor().requests).toEqual([]);
	});

	test('writes times on the clock of the CRM', async () => {
		await run(find({ options: { timezone: 'America/Bogota' } }), { timezone: 'Europe/Warsaw' });
		expect(asked()).toEqual(['2025-12-31 18:00 2026-01-01 18:00']);
	});

	test('refuses a period that ends before it starts', async () => {
		const { error } = await run(find({ to: '2025-12-31T00:00:00' }));
		expect(error?.message).toBe("'To' is before 'From'");
		expect(vendor().requests).toEqual([]);
	});
});

describe('the fields of a module', () => {
	const asked = async (module: string) =>
		await mapFields({
			node: 'wolkvoxCrm',
			method: 'getModuleFields',
			credentials: credentials(),
			parameters: { resource: 'record', operation: 'create', module },
		});
	const fieldsOf = async (module: string) =>
		(await asked(module)).fields.map(({ id, displayName, type }) => [id, displayName, type]);

	test('come from recent records, with a column for each part of a shaped value', async () => {
		expect(await fieldsOf('contacts')).toEqual([
			['namecontact', 'namecontact', 'string'],
			['telephone.value|telephonecontact', 'telephonecontact (number)', 'string'],
			['telephone.country|telephonecontact', 'telephonecontact (country)', 'string'],
			['telephone.code|telephonecontact', 'telephonecontact (country code)', 'string'],
			['emailcontact', 'emailcontact', 'string'],
			['idcontact', 'idcontact', 'string'],
			['Tipo Cliente', 'Tipo Cliente', 'string'],
			['Categoría', 'Categoría', 'string'],
			['address.value|Dirección ', 'Dirección  (address)', 'string'],
			['currency.value|Cupo', 'Cupo (amount)', 'string'],
			['currency.symbol|Cupo', 'Cupo (currency)', 'string'],
			['table.value|Pedidos', 'Pedidos (rows)', 'array'],
		]);
		expect(await fieldsOf('Ventas')).toContainEqual(['Precio', 'Precio', 'number']);
	});

	test('of a module without recent records are looked for further back', async () => {
		for (const record of tenant().modules.leads.records)
			record.wolkvox_fecha_creacion = '2020-01-01 00:00:00';
		expect(await fieldsOf('leads')).toEqual([
			['names', 'names', 'string'],
			['emailcontact', 'emailcontact', 'string'],
			['Origen', 'Origen', 'string'],
		]);
		expect(vendor().requests).toHaveLength(2);
	});

	test('of a wrong module are an error in words', async () => {
		const { fields, emptyFieldsNotice } = await asked('Nada');
		expect(fields).toEqual([]);
		expect(emptyFieldsNotice).toContain('The module Nada does not exist');
	});
});

describe('the pickers', () => {
	const listed = async (method: string, parameters: IDataObject = {}) =>
		(
			await searchList({ node: 'wolkvoxCrm', method, credentials: credentials(), parameters })
		).results.map(({ name, value }) => {
			expect(name).toBe(value);
			return value;
		});
	const inModule = (module: unknown) =>
		({ resource: 'record', operation: 'findByField', module }) as IDataObject;

	test('show the modules that the API is known to take, without a call', async () => {
		const modules = ['collections', 'contacts', 'leads', 'opportunities'];
		expect(await listed('searchModules')).toEqual(modules);
		expect(await listed('searchRelatedModules')).toEqual(['cases', ...modules]);
		expect(vendor().requests).toEqual([]);
	});

	test('show labels as they are, accents and trailing blanks included', async () => {
		const labels = await listed('searchFields', inModule({ __rl: true, value: 'contacts' }));
		expect(labels).toEqual(expect.arrayContaining(['Categoría', 'Dirección ', 'emailcontact']));
		expect(labels.filter((label) => String(label).startsWith('wolkvox'))).toEqual([]);
		expect(vendor().requests).toHaveLength(1);
		// Workflows of earlier versions have the module as a text.
		expect(await listed('searchFields', inModule('Ventas'))).toEqual([
			'Categoria',
			'Precio',
			'Producto',
		]);
	});

	test('say what has to be chosen first', async () => {
		await expect(listed('searchFields', inModule(''))).rejects.toThrow(
			"'Module' is empty. Choose the module first, or enter a name.",
		);
		expect(vendor().requests).toEqual([]);
	});

	test('show users, types, statuses and priorities of recent records', async () => {
		const cases = tenant().modules.cases.records;
		cases.push({ ...cases[0], wolkvox_id: 'b', 'case-type': 'Garantía', owner: 'x' });
		cases[0].responsible = 'lucia.perez@modulotest';
		const users = ['ADMIN_@modulotest', 'lucia.perez@modulotest'];
		expect(await listed('searchCaseUsers')).toEqual(users);
		expect(await listed('searchCaseStatuses')).toEqual(['open']);
		expect(await listed('searchCasePriorities')).toEqual(['low']);
		expect(await listed('searchCaseTypes')).toEqual([
			'Claims',
			'Complaints',
			'Garantía',
			'Request',
			'Suggestions',
		]);
		const meeting = { resource: 'activity', operation: 'createMeeting', relatedModule: 'leads' };
		expect(await listed('searchOwners', meeting)).toEqual(['ADMIN_@modulotest']);
		expect(vendor().requests).toHaveLength(5);
	});

	test('may say nothing, where the module is empty', async () => {
		tenant().modules.cases.records = [];
		expect(await listed('searchCaseStatuses')).toEqual([]);
		expect(vendor().requests).toHaveLength(2);
	});

	test('give labels to a search byte by byte', async () => {
		const label = { __rl: true, mode: 'list', value: 'Dirección ' };
		const { json, error } = await run({
			...inModule({ __rl: true, mode: 'list', value: 'contacts' }),
			field: label,
			value: 'Carrera 7 #71-21',
		});
		expect(error).toBeUndefined();
		expect(json).toHaveLength(1);
		expect(vendor().requests[0].body).toMatchObject({ module: 'contacts', field: 'Dirección ' });
	});

	test('name what is not chosen', async () => {
		const { error } = await run({
			...inModule({ __rl: true, mode: 'id', value: '={{ $json.nothing }}' }),
			field: 'x',
		});
		expect(error?.message).toContain("'Module' is empty: the expression gave no value");
		expect(vendor().requests).toEqual([]);
	});
});

describe('activities', () => {
	const meeting = (more: IDataObject = {}) => ({
		resource: 'activity',
		operation: 'createMeeting',
		name: 'Demo',
		relatedModule: 'contacts',
		relatedRecordId: contacts()[0].wolkvox_id,
		owner: 'ADMIN_@modulotest',
		status: 'created',
		priority: 'low',
		startDate: '2026-01-31T09:00:00',
		completionDate: '2026-01-31T10:00:00',
		...more,
	});

	test('take a list of participants and moments with an offset', async () => {
		const { error } = await run(
			meeting({
				participants: '={{ ["lucia.perez@modulotest"] }}',
				startDate: '2026-01-31T09:00:00-05:00',
				completionDate: '2026-01-31T15:00:00Z',
			}),
			{ timezone: 'America/Bogota' },
		);
		expect(error).toBeUndefined();
		expect(tenant().activities[0].fields).toMatchObject({
			start_date: '2026-01-31 09:00:00',
			completion_date: '2026-01-31 10:00:00',
			participants: { value: ['lucia.perez@modulotest'] },
		});
	});

	test('can be sent with the other word for their kind', async () => {
		sandbox.expectRefusals();
		await run(meeting({ options: { activityType: 'task' } }));
		expect(vendor().requests[0].body).toMatchObject({ type: 'task' });
	});

	test.each([
		['startDate', 'mañana', "'Start Date' is not a date: mañana"],
		['completionDate', '2026-01-31T08:00:00', "'Completion Date' is before 'Start Date'"],
		['relatedRecordId', ' ', "'Related Record ID' is empty"],
		['name', '={{ "" }}', "'Name' is empty: the expression gave no value for this item"],
	])('refuse a wrong %s before any call', async (name, value, message) => {
		const { error } = await run(meeting({ [name]: value }));
		expect(error?.message).toBe(message);
		expect(vendor().requests).toEqual([]);
	});
});

describe('cases', () => {
	const file = { content: Buffer.from('Hola'), fileName: 'a.txt', mimeType: 'text/plain' };
	const ticket = {
		resource: 'case',
		operation: 'create',
		caseType: 'Request',
		contact: 'luisa.rios@example.com',
		description: 'x',
		responsible: 'ADMIN_@modulotest',
		owner: 'ADMIN_@modulotest',
		status: 'open',
		priority: 'low',
	};
	const item = (): INodeExecutionData => withFiles({}, { one: file, two: file });

	test('can be sent as base64 with one file', async () => {
		const options = { attachmentMethod: 'base64' };
		await run({ ...ticket, additionalFields: { files: 'one' }, options }, { items: [item()] });
		expect(vendor().requests[0].call).toBe('insertCaseWithAttachments');
	});

	test('refuse several files in a form', async () => {
		const options = { attachmentMethod: 'form' };
		const { error } = await run(
			{ ...ticket, additionalFields: { files: 'one,two' }, options },
			{ items: [item()] },
		);
		expect(error?.message).toBe("'Files' names 2 files, and a form carries one");
		expect(vendor().requests).toEqual([]);
	});

	test('name what an update with several files needs', async () => {
		const { error } = await run(
			{ ...ticket, operation: 'update', recordId: 'x', updateFields: { files: 'one,two' } },
			{ items: [item()] },
		);
		expect(error?.message).toBe("'Owner' is empty");
		expect(vendor().requests).toEqual([]);
	});

	test('name a file that the item does not carry', async () => {
		const { error } = await run(
			{ ...ticket, additionalFields: { files: 'three' } },
			{ items: [item()] },
		);
		expect(error?.message).toContain('names no file of the item: three');
	});

	test('say that an ID is unknown', async () => {
		const { error } = await run({ resource: 'case', operation: 'get', recordId: 'x1' });
		expect(error?.message).toBe("'Case ID' names no case");
	});

	test('the notes history says which token it needs', async () => {
		const { error } = await run({
			resource: 'case',
			operation: 'getNotes',
			field: 'type case',
			value: 'Request',
		});
		expect(error?.message).toBe('An internal token cannot use this API');
		expect(error?.description).toContain('external token');
	});

	test('the notes history goes by the case type, unless another field is named', async () => {
		const notes = { resource: 'case', operation: 'getNotes', value: 'Request' };
		await run(notes);
		expect(vendor().requests[0].body).toMatchObject({ field: 'type case', value: 'Request' });
		const { error } = await run({ ...notes, value: '={{ "" }}' });
		expect(error?.message).toContain("'Value' is empty");
		expect(vendor().requests).toHaveLength(1);
	});
});

describe('collections', () => {
	test('a management goes to another script of the same host if the page is wrong', async () => {
		sandbox.expectRefusals();
		const management = {
			resource: 'collection',
			operation: 'createManagement',
			recordId: tenant().modules.collections.records[0].wolkvox_id,
			resultCode: '1',
			resultDescription: 'x',
		};
		await run({
			...management,
			options: { scriptPath: '/server/API/v2/collections/insertGestion.php' },
		});
		expect(vendor().requests[0].path).toBe('/server/API/v2/collections/insertGestion.php');
		for (const scriptPath of ['//evil.example/x', 'https://evil.example', '/a/../../x']) {
			const { error } = await run({ ...management, options: { scriptPath } });
			expect(error?.message).toBe("'Script Path' is not a path");
		}
		expect(vendor().requests).toHaveLength(1);
	});
});

describe('the server', () => {
	test.each([
		'evil.com/x?',
		'a@evil.com',
		'../x',
		'http://crm0001.wolkvox.com',
		'https://a:b@crm.wolkvox.com',
	])('%s is refused before any call', async (server) => {
		const { error } = await run(query, { login: { server } });
		expect(error?.message).toMatch(/^'Server' /);
		expect(vendor().requests).toEqual([]);
	});

	test('a path behind the address does no harm', async () => {
		const { json } = await run(query, { login: { server: `${vendor().url}/index.php` } });
		expect(json).toHaveLength(1);
	});
});
