import type { IDataObject } from 'n8n-workflow';

import { strangeAnswers } from '../../sandbox/answers.mts';
import type { State, Tenant } from '../../sandbox/vendors/wolkvox.mts';
import { type NodeRun, runNode } from '../support/engine.mts';
import { useSandbox } from '../support/sandbox.mts';

/** What the CRM answers is not taken on trust, and nothing is written that nobody entered. */
const sandbox = useSandbox('wolkvox');
const vendor = () => sandbox.vendor<State>('wolkvox');
const tenant = (): Tenant => vendor().state.tenants.modulotest;
const contacts = () => tenant().modules.contacts.records;
const idOf = (index: number) => contacts()[index].wolkvox_id;

async function run(parameters: IDataObject, more: Partial<NodeRun> = {}) {
	return await runNode({
		node: 'wolkvoxCrm',
		credentials: {
			type: 'wolkvoxCrmApi',
			data: { server: vendor().url, operation: 'modulotest', token: 'sandbox-token' },
		},
		parameters,
		...more,
	});
}

/** The CRM's next answers, whatever it is asked. */
function answers(...bodies: IDataObject[]): void {
	for (const body of bodies) {
		vendor().fault({ kind: 'status', status: 200, body: { error: 'null', ...body } });
	}
}

const calls = () => vendor().requests.map(({ call }) => call);
const bodies = () => vendor().requests.map(({ body }) => body as IDataObject);

const automatic = { mappingMode: 'autoMapInputData', value: null };
const mapped = (value: IDataObject) => ({ mappingMode: 'defineBelow', value });
const ID = (digit: string) => digit.repeat(24);

describe('Update Many', () => {
	const updateMany = (more: IDataObject = {}) => ({
		resource: 'record',
		operation: 'updateMany',
		module: 'contacts',
		recordId: '={{ $json.target }}',
		fields: automatic,
		...more,
	});

	test.each(['wolkvox_id', 'wolkvox-id'])(
		'writes to the Record ID, not to a column %s of the item',
		async (column) => {
			const { error } = await run(updateMany({ recordId: idOf(0) }), {
				items: [{ [column]: idOf(1), Categoría: 'Panes' }],
			});
			expect(error).toBeUndefined();
			expect(bodies()[0].fields).toEqual([{ wolkvox_id: idOf(0), Categoría: 'Panes' }]);
			expect(contacts().map(({ Categoría: category }) => category)).toEqual([
				'Panes',
				'Quesos',
				'Quesos',
			]);
		},
	);

	test('does not send back what the CRM keeps about a record that was found', async () => {
		const found = await run({
			resource: 'record',
			operation: 'findByField',
			module: 'contacts',
			field: 'Categoría',
			value: 'Arepas',
			simplify: false,
		});
		const { error } = await run(updateMany({ recordId: '={{ $json.wolkvox_id }}' }), {
			items: [{ ...found.json[0], Categoría: 'Panes' }],
		});
		expect(error).toBeUndefined();
		const [{ fields }] = bodies().slice(-1) as Array<{ fields: IDataObject[] }>;
		expect(Object.keys(fields[0]).filter((name) => name.startsWith('wolkvox'))).toEqual([
			'wolkvox_id',
		]);
		expect(contacts()[0]).toMatchObject({
			Categoría: 'Panes',
			telephonecontact: { country: 'Colombia', code: '57', value: '573001112233' },
		});
	});

	test('gives each record the answer under its ID, in whatever order they come', async () => {
		answers({
			code: 200,
			msg: 'ok',
			data: [
				{ wolkvox_id: ID('b'), code: 412, msg: 'The record is locked' },
				{ wolkvox_id: ID('a') },
			],
		});
		const { items, failed } = await run(updateMany(), {
			items: [
				{ target: ID('a'), Categoría: 'x' },
				{ target: ID('b'), Categoría: 'y' },
			],
			onError: 'continueErrorOutput',
		});
		expect(items.map(({ json }) => json.wolkvox_id)).toEqual([ID('a')]);
		expect(failed.map(({ json }) => [json.target, json.message])).toEqual([
			[ID('b'), expect.stringContaining('The record is locked')],
		]);
	});

	test('refuses an ID that an expression did not give, before any call', async () => {
		const { error } = await run(updateMany({ recordId: '={{ String($json.nothing) }}' }), {
			items: [{ Categoría: 'x' }],
		});
		expect(error?.message).toBe("'Record ID' is 'undefined', not an ID");
		expect(calls()).toEqual([]);
	});
});

describe('a bulk answer', () => {
	const createMany = (more: IDataObject = {}) => ({
		resource: 'record',
		operation: 'createMany',
		module: 'contacts',
		fields: automatic,
		...more,
	});
	const items = ['Uno', 'Dos', 'Tres'].map((namecontact) => ({ namecontact }));
	const outcome = async (body: IDataObject) => {
		answers({ code: 200, ...body });
		const result = await run(createMany(), { items, onError: 'continueErrorOutput' });
		return {
			ids: result.items.map(({ json }) => json.wolkvox_id),
			json: result.items.map(({ json }) => json),
			failed: result.failed.map(({ json }) => [json.namecontact, json.message as string]),
		};
	};

	test.each<[string, IDataObject[string]]>([
		['records', ['a', 'b', 'c'].map((digit) => ({ wolkvox_id: ID(digit) }))],
		['texts', ['a', 'b', 'c'].map(ID)],
		['a PHP map of records', { 0: { wolkvox_id: ID('a') }, 1: ID('b'), 2: ID('c') }],
	])(
		'with the IDs as %s gives each item its own, and the words of the CRM',
		async (_name, data) => {
			const { json } = await outcome({ msg: '3 records created', data });
			expect(json).toEqual(
				['a', 'b', 'c'].map((digit) => ({
					success: true,
					msg: '3 records created',
					wolkvox_id: ID(digit),
				})),
			);
		},
	);

	test('with a single object gives it to the only item', async () => {
		answers({ code: 200, msg: 'ok', data: { wolkvox_id: ID('a') } });
		const { json } = await run(createMany(), { items: items.slice(0, 1) });
		expect(json).toEqual([{ success: true, msg: 'ok', wolkvox_id: ID('a') }]);
	});

	test('with an object for all rows keeps it', async () => {
		const data = { inserted: 3, batch: 'x' };
		const { json } = await outcome({ msg: 'ok', data });
		expect(json).toEqual(items.map(() => ({ success: true, msg: 'ok', data })));
	});

	test.each<[string, unknown]>([
		['an error', { error: 'The e-mail is known' }],
		['a code', { code: '412', msg: 'The e-mail is known' }],
		['success: false', { success: false, message: 'The e-mail is known' }],
		['errors', { errors: ['The e-mail is known'] }],
		['a text among IDs', 'The e-mail is known'],
	])('in which a row says no by %s fails its item alone', async (_name, row) => {
		const rows = [{ wolkvox_id: ID('a') }, row, { wolkvox_id: ID('c') }];
		const { ids, failed } = await outcome({ msg: 'ok', data: rows });
		expect(ids).toEqual([ID('a'), ID('c')]);
		expect(failed).toEqual([['Dos', expect.stringContaining('The e-mail is known')]]);
	});

	test.each([null, false, {}])(
		'in which a row has no ID among others (%j) fails it',
		async (row) => {
			const { ids, failed } = await outcome({ msg: 'ok', data: [ID('a'), row, ID('c')] });
			expect(ids).toEqual([ID('a'), ID('c')]);
			expect(failed).toEqual([['Dos', expect.stringContaining('gave no ID for this row')]]);
		},
	);

	test.each<[string, IDataObject]>([
		['fewer rows than were sent', { msg: 'ok', data: [ID('a'), ID('b')] }],
		['a number that is too small', { msg: '2 records inserted, 1 rejected', data: null }],
		['no code', { code: undefined, msg: '3 records created', data: [] }],
	])('with %s leaves all items in doubt, with its words', async (_name, body) => {
		const { ids, failed } = await outcome(body);
		expect(ids).toEqual([]);
		expect(failed).toHaveLength(3);
		for (const [, message] of failed) {
			expect(message).toMatch(/not known: look at the record/);
			expect(message).toContain('The 1st to 3rd items were sent in one call');
		}
		if (body.data === null) expect(failed[0][1]).toContain('2 records inserted, 1 rejected');
	});

	test('with a refused row stops the run and says which items are done', async () => {
		answers({
			code: 200,
			msg: 'ok',
			data: [ID('a'), { error: 'The e-mail is known' }, ID('c')],
		});
		const { error } = await run(createMany({ options: { chunkSize: 3 } }), {
			items: [...items, { namecontact: 'Cuatro' }],
		});
		expect(error?.message).toBe('The e-mail is known');
		expect(error?.context?.itemIndex).toBe(1);
		expect(error?.description).toContain('The 1st and 3rd are completed');
		expect(calls()).toEqual(['insertMany']);
	});

	test('two modules in turn cost two calls, and the items keep their order', async () => {
		const { error, items: out } = await run(
			createMany({ module: '={{ $json.names ? "leads" : "contacts" }}' }),
			{
				items: Array.from({ length: 60 }, (_, index) =>
					index % 2 === 0 ? { namecontact: `C${index}` } : { names: `L${index}` },
				),
			},
		);
		expect(error).toBeUndefined();
		expect(calls()).toEqual(['insertMany', 'insertMany']);
		expect(out.map(({ pairedItem }) => (pairedItem as { item: number }).item)).toEqual([
			...Array(60).keys(),
		]);
		const lead = tenant().modules.leads.records.find(
			({ wolkvox_id: id }) => id === out[41].json.wolkvox_id,
		);
		expect(lead?.names).toBe('L41');
	});

	test('a quota that cannot be read is no reason to start', async () => {
		answers({ code: 200, msg: '1 records were are found', data: { description: 'token' } });
		const { error } = await run(createMany({ options: { checkQuota: true } }), { items });
		expect(error?.message).toContain('in a form that it does not document');
		expect(calls()).toEqual(['tokenInformation']);
	});
});

describe('Create or Update', () => {
	const upsert = (more: IDataObject = {}) => ({
		resource: 'record',
		operation: 'upsert',
		module: 'contacts',
		matchField: 'emailcontact',
		matchValue: 'nueva@example.com',
		fields: mapped({ namecontact: 'Nueva' }),
		...more,
	});

	test.each(strangeAnswers)('creates nothing when $name answers the search', async ({ answer }) => {
		vendor().fault({ kind: 'answer', ...answer });
		const { error } = await run(upsert());
		expect(error?.message).toMatch(/^wolkvox CRM answered/);
		expect(error?.description ?? '').not.toContain('change was carried out');
		expect(contacts()).toHaveLength(3);
		expect(vendor().requests).toHaveLength(1);
	});

	test.each<[string, IDataObject, string]>([
		[
			'announces more than it brings',
			{ code: 200, 'Total records': 4, data: [{ wolkvox_id: ID('a'), emailcontact: 'x' }] },
			'announced 4 records and brought 1',
		],
		[
			'finds a record that does not show the field',
			{ code: 200, msg: '1 records were are found', data: [{ wolkvox_id: ID('a') }] },
			"does not show the field 'emailcontact'",
		],
		[
			'finds a record without an ID',
			{ code: 200, data: [{ emailcontact: 'nueva@example.com' }] },
			'has no wolkvox_id',
		],
		['says no code', { data: [] }, 'in a form that it does not document'],
		[
			'counts and says why',
			{ code: 200, error: 'No index', msg: '0 records were are found' },
			'No index',
		],
	])('writes nothing when the search %s', async (_name, body, message) => {
		answers(body);
		const { error } = await run(upsert());
		expect(error?.message).toContain(message);
		expect(calls()).toEqual(['query']);
	});

	test('reads everything before it searches', async () => {
		const { error } = await run(upsert({ fields: mapped({ 'currency.value|Cupo': 'mil' }) }));
		expect(error?.message).toContain("no number as the amount of 'Cupo'");
		const { error: noFile } = await run(upsert({ options: { attachments: 'photo' } }));
		expect(noFile?.message).toContain('names no file of the item');
		expect(calls()).toEqual([]);
	});

	test('does not say that a contact was created when no ID came', async () => {
		vendor().fault({
			kind: 'status',
			status: 200,
			body: { code: 200, error: 'null', msg: 'The field Email is required', data: null },
			match: { operationId: 'insert' },
		});
		const { error } = await run(upsert());
		expect(error?.message).toContain('in a form that it does not document');
		expect(error?.description).toContain('The field Email is required');
	});
});

describe('a search', () => {
	const find = (more: IDataObject = {}) => ({
		resource: 'record',
		operation: 'findByField',
		module: 'contacts',
		field: 'Categoría',
		value: 'Quesos',
		...more,
	});
	const rows = (...names: string[]) => names.map((name) => ({ wolkvox_id: ID(name) }));

	test('that announces more than it brings is no whole list', async () => {
		const cut = { code: 200, msg: '250 records were are found', data: rows('a', 'b') };
		answers(cut, cut, cut);
		const all = await run(find({ returnAll: true }));
		expect(all.error?.message).toBe(
			'The list is not complete: 250 records were announced, and 2 came',
		);
		const part = await run(find({ returnAll: true, options: { ifIncomplete: 'returnPart' } }));
		expect(part.json).toHaveLength(2);
		expect(part.hints[0].message).toContain('250 records were announced');
		const limited = await run(find({ limit: 2 }));
		expect(limited.json).toHaveLength(2);
		expect(limited.hints[0].message).toContain('more records than the limit of 2');
	});

	test('gets its pages by the names that the user gave', async () => {
		sandbox.expectRefusals();
		answers(
			{ code: 200, data: rows('a', 'b') },
			{ code: 200, data: rows('c', 'd') },
			{ code: 200, data: rows('e') },
			{ code: 200, msg: '0 records were are found', data: [] },
		);
		const pages = { positionParameter: 'offset', sizeParameter: 'limit', size: 2, first: 0 };
		const { json } = await run(
			find({
				returnAll: true,
				options: { pagination: { pages: { ...pages, counts: 'records' } } },
			}),
		);
		expect(json).toHaveLength(5);
		expect(bodies().map(({ offset, limit }) => [offset, limit])).toEqual([
			[0, 2],
			[2, 2],
			[4, 2],
			[5, 2],
		]);
	});

	test('with pages of which one cannot be read is an error, not the first pages', async () => {
		sandbox.expectRefusals();
		answers({ code: 200, data: rows('a', 'b') });
		vendor().fault({ kind: 'html' });
		const pages = { positionParameter: 'page', size: 2 };
		const { error, json } = await run(
			find({ returnAll: true, options: { pagination: { pages } } }),
		);
		expect(error?.message).toContain('web page');
		expect(json).toEqual([]);
	});

	test('with pages and no name for them is refused before any call', async () => {
		const { error } = await run(find({ options: { pagination: { pages: { size: 2 } } } }));
		expect(error?.message).toBe("'Pagination' has no position parameter");
		expect(calls()).toEqual([]);
	});

	test('reads a PHP map as a list', async () => {
		answers({ code: 200, data: { 0: { a: 1 }, 3: { a: 2 } } });
		const { json } = await run(find());
		expect(json).toEqual([{ a: 1 }, { a: 2 }]);
	});

	test('for one case does not give another', async () => {
		answers({ code: 200, data: [{ wolkvox_id: ID('a'), description: 'Another' }] });
		const { error } = await run({ resource: 'case', operation: 'get', recordId: ID('b') });
		expect(error?.message).toBe("'Case ID' names no case");
	});
});

describe('Load Debtors', () => {
	const invoice = (more: IDataObject = {}) => ({
		resource: 'collection',
		operation: 'load',
		identification: '={{ $json.debtor }}',
		name: '={{ $json.name ?? "Ana Gómez" }}',
		email: 'ana@example.com',
		telephone: '03001112233',
		obligations:
			'={{ [{ id: $json.invoice, total_balance: $json.amount, form: [{ name: "Días", value: 3 }] }] }}',
		...more,
	});
	const sent = () => bodies()[0].collections as IDataObject[];

	test('sends amounts as texts, as the samples do', async () => {
		const { error } = await run(invoice(), { items: [{ debtor: '9', invoice: 7, amount: 700.5 }] });
		expect(error).toBeUndefined();
		expect(sent()[0].obligations).toEqual([
			{ id: '7', total_balance: '700.5', form: [{ name: 'Días', value: '3' }] },
		]);
	});

	test('takes a single obligation without a list around it', async () => {
		const { error } = await run(invoice({ obligations: '{ "id": "x" }' }), {
			items: [{ debtor: '9' }],
		});
		expect(error).toBeUndefined();
		expect(sent()[0].obligations).toEqual([{ id: 'x' }]);
	});

	test('takes obligations from a form, too, and joins those of the same ID', async () => {
		const obligationRows = {
			values: [
				{ id: 'f1', name: 'Factura 1', totalBalance: 700, expiringDate: '2026-12-31T00:00:00' },
				{ id: 'f2' },
			],
		};
		const { error } = await run(
			invoice({
				obligationRows,
				obligations: '[{ "id": "f2", "days_delay": "3" }]',
				options: { dateFormat: 'monthFirst' },
			}),
			{ items: [{ debtor: '9' }] },
		);
		expect(error).toBeUndefined();
		expect(sent()[0].obligations).toEqual([
			{ id: 'f1', name: 'Factura 1', total_balance: '700', expiring_date: '12-31-2026' },
			{ id: 'f2', days_delay: '3' },
		]);
	});

	test('names what is missing in a row of the form', async () => {
		const obligationRows = { values: [{ id: '={{ "" }}', name: 'Factura 1' }] };
		const { error } = await run(invoice({ obligationRows, obligations: '' }), {
			items: [{ debtor: '9' }],
		});
		expect(error?.message).toMatch(/Obligation ID' is empty/);
		expect(bodies()).toEqual([]);
	});

	test('refuses an obligation without fields before any call', async () => {
		const { error } = await run(invoice({ obligations: '[{ "id": "x" }, {}]' }), {
			items: [{ debtor: '9' }],
		});
		expect(error?.message).toBe("'Obligations (JSON)' has an entry without fields");
		expect(bodies()).toEqual([]);
	});

	test('sends several invoices of a debtor as one entry with its obligations', async () => {
		const { items, error } = await run(invoice(), {
			items: [
				{ debtor: '9', invoice: 'f1', amount: 1 },
				{ debtor: '8', invoice: 'f2', amount: 2 },
				{ debtor: '9', invoice: 'f3', amount: 3, name: 'Ana María Gómez' },
				{ debtor: '9', invoice: 'f1', amount: 4 },
			],
		});
		expect(error).toBeUndefined();
		expect(sent().map((entry) => [entry.Identification, entry.Name])).toEqual([
			['9', 'Ana Gómez'],
			['8', 'Ana Gómez'],
		]);
		expect(
			(sent()[0].obligations as IDataObject[]).map(({ id, total_balance: amount }) => [id, amount]),
		).toEqual([
			['f1', '4'],
			['f3', '3'],
		]);
		expect(items.map(({ json }) => json.identification)).toEqual(['9', '8', '9', '9']);
		expect(
			tenant().obligations.filter(({ fields }) => String(fields.id).startsWith('f')),
		).toHaveLength(3);
	});

	test.each([
		['NaN', '={{ [{ total_balance: NaN }] }}', "has NaN as the value of 'total_balance'"],
		['a text', 'x', 'is not valid JSON'],
		['a list of texts', '["x"]', 'is not a list'],
	])('refuses %s as obligations before any call', async (_name, obligations, message) => {
		const { error } = await run(invoice({ obligations }), { items: [{ debtor: '9' }] });
		expect(error?.message).toContain(message);
		expect(calls()).toEqual([]);
	});
});

describe('a change', () => {
	const update = () => ({
		resource: 'record',
		operation: 'update',
		module: 'contacts',
		recordId: idOf(0),
		fields: mapped({ Categoría: 'Panes' }),
	});

	test('of no record is none', async () => {
		answers({ code: 200, msg: '0 records updated', data: null });
		const { error } = await run(update());
		expect(error?.message).toContain('in a form that it does not document');
		expect(error?.description).toContain('0 records updated');
	});

	test('that a busy token refused is tried again', async () => {
		vendor().fault({
			kind: 'status',
			status: 403,
			headers: { 'retry-after': '0' },
			body: { code: '403', error: 'EXCEEDS THE LIMIT OF SIMULTANEOUS REQUESTS PER TOKEN (2)' },
		});
		const { error } = await run(update());
		expect(error).toBeUndefined();
		expect(calls()).toEqual(['update', 'update']);
	});

	test('of several deleted records counts them', async () => {
		answers({ code: 200, msg: '1 records deleted', data: [] });
		const { error } = await run({
			resource: 'record',
			operation: 'delete',
			module: 'contacts',
			recordId: `${idOf(0)}, ${idOf(1)}`,
		});
		expect(error?.description).toContain('1 records deleted');
	});

	test('keeps the ID that was entered, whatever the answer carries', async () => {
		answers({ code: 200, msg: 'ok', data: { wolkvox_id: ID('f'), success: 'maybe' } });
		const { json } = await run(update());
		expect(json).toEqual([{ success: true, wolkvox_id: idOf(0) }]);
	});
});
