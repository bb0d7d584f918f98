import type { IDataObject } from 'n8n-workflow';

import type { EgitoState } from '../../sandbox/vendors/egito.mts';
import { credentials } from '../../sandbox/vendors/egito.mts';
import { type NodeRun, type NodeRunResult, runNode } from '../support/engine.mts';
import { useSandbox } from '../support/sandbox.mts';

const sandbox = useSandbox('egito');
const egito = () => sandbox.vendor<EgitoState>('egito');
const sent = () => egito().requests.filter(({ operationId }) => operationId !== 'token');
const logins = () => egito().requests.filter(({ operationId }) => operationId === 'token');

let user = '';
let users = 0;

/** A user of its own for each test, because a process remembers the login of a credential. */
function freshUser(name: string): void {
	user = `${name}@sandbox`;
	egito().state.users[user] = egito().state.users['api@sandbox'];
}

beforeEach(() => freshUser(`api${(users += 1)}`));

async function run(
	parameters: IDataObject,
	more: Partial<NodeRun> & { login?: IDataObject } = {},
): Promise<NodeRunResult> {
	const { login, ...options } = more;
	const { type, data } = credentials(egito().url);
	return await runNode({
		node: 'egito',
		parameters,
		credentials: { type, data: { ...data, username: user, ...login } as never },
		...options,
	});
}

const row = (name: string, value: string) => ({ name, value });
const byId = (value: string) => ({ __rl: true, mode: 'id', value });

const lead: IDataObject = {
	resource: 'lead',
	operation: 'create',
	name: 'Jan',
	surname: 'Kowalski',
	companyName: 'ACME Żółw & Syn',
	sourceId: byId('11'),
	phonePrefix: '1',
	phoneNumber: '501001001',
	customFields: { values: [row('email', '={{ $json.email }}')] },
};

describe('Egito: create', () => {
	it('sends the documented form with literal dots and returns the ID', async () => {
		const { json, items, error } = await run(lead, { items: [{ email: 'jan@acme.example' }] });

		expect(error).toBeUndefined();
		expect(json).toEqual([{ id: 501 }]);
		expect(items[0].pairedItem).toEqual({ item: 0 });
		const [request] = sent();
		expect(request.headers['content-type']).toBe(
			'application/x-www-form-urlencoded; charset=UTF-8',
		);
		expect(request.headers.authorization).toMatch(/^Bearer /);
		expect(request.body).toEqual({
			name: 'Jan',
			surname: 'Kowalski',
			companyName: 'ACME Żółw & Syn',
			sourceId: '11',
			'mainPhoneNumber.prefix': '1',
			'mainPhoneNumber.suffix': '501001001',
			email: 'jan@acme.example',
		});
	});

	describe('the e-mail address of a lead', () => {
		const create = { resource: 'lead', operation: 'create', surname: 'Kot' };
		const withEmail = { ...create, email: '={{ $json.email }}' };
		const items = [{ email: 'ewa@example.com' }, { email: 'jan@example.com' }];
		const lists = () => sent().filter(({ operationId }) => operationId === 'leadList');
		const created = () => sent().filter(({ operationId }) => operationId === 'leadCreate');

		it('goes under the name that existing leads show, looked up once', async () => {
			const { json } = await run(withEmail, { items });
			expect(json).toHaveLength(2);
			expect(lists()).toHaveLength(1);
			expect(created()[0].body).toEqual({ surname: 'Kot', email: 'ewa@example.com' });
		});

		it('goes under the name that the user gives, without a look', async () => {
			const options = { emailFieldName: 'mainEmail' };
			await run({ ...withEmail, options }, { items: items.slice(0, 1) });
			expect(lists()).toEqual([]);
			expect(created()[0].body).toEqual({ surname: 'Kot', mainEmail: 'ewa@example.com' });
		});

		it.each([
			['shows one', [{ id: '1', surname: 'Lis' }], 'none of the latest leads shows'],
			['is there', [], 'none of the latest leads shows'],
			["is the lead's own", [{ id: '1', 'owner.email': 'x@example.com' }], 'none of the latest'],
			[
				'can be meant alone',
				[{ id: '1', email: 'a@example.com', emailOffice: 'b@example.com' }],
				'may be one of several fields: email, emailOffice',
			],
		])('creates nothing where no field %s', async (_name, leads, words) => {
			egito().state.records.Lead = leads;
			const { error } = await run(withEmail, { items: items.slice(0, 1) });
			expect(error?.message).toContain(words);
			expect(error?.description).toContain('Options > Email Field Name');
			expect(created()).toEqual([]);
		});

		it('is checked before anything is asked', async () => {
			const { error } = await run({ ...create, email: 'ewa' });
			expect(error?.message).toContain("'Email' is not an e-mail address");
			expect(sent()).toEqual([]);
		});
	});

	it('sends the same fields as JSON', async () => {
		const { json } = await run({ ...lead, options: { bodyFormat: 'json' } });

		expect(json).toEqual([{ id: 501 }]);
		expect(sent()[0].headers['content-type']).toBe('application/json');
		expect(sent()[0].body).toMatchObject({ name: 'Jan', 'mainPhoneNumber.suffix': '501001001' });
	});

	it.each([
		['account', 'Account', { name: 'Huta', industryId: '21' }],
		['contact', 'Contact', { name: 'Ewa', surname: 'Lis', accountId: '201' }],
		['opportunity', 'Opportunity', { name: 'Renewal', value: '100' }],
	] as const)(
		'creates one %s from JSON fields in both encodings',
		async (resource, type, fields) => {
			const parameters = {
				resource,
				operation: 'create',
				moreFields: 'json',
				fieldsJson: JSON.stringify(fields),
			};
			const asForm = await run(parameters);
			const asJson = await run({ ...parameters, options: { bodyFormat: 'json' } });

			expect([...asForm.json, ...asJson.json]).toEqual([{ id: 501 }, { id: 502 }]);
			expect(sent().map(({ path, body }) => ({ path, body }))).toEqual([
				{ path: `/services/restapi/json/${type}/create`, body: fields },
				{ path: `/services/restapi/json/${type}/create`, body: fields },
			]);
		},
	);

	it.each(['form', 'json'])('takes mapped fields and a type by name (%s)', async (bodyFormat) => {
		const field = (id: string) => ({
			id,
			displayName: id,
			type: 'string',
			required: false,
			defaultMatch: false,
			display: true,
		});
		const { json } = await run({
			resource: 'other',
			operation: 'create',
			recordType: 'Account',
			moreFields: 'mapper',
			mappedFields: {
				mappingMode: 'defineBelow',
				value: { name: 'Huta', 'mainAddress.city': 'Gdynia', industryId: null },
				schema: ['name', 'mainAddress.city', 'industryId'].map(field),
			},
			options: { bodyFormat },
		});

		expect(json).toEqual([{ id: 501 }]);
		expect(sent()[0].body).toEqual({ name: 'Huta', 'mainAddress.city': 'Gdynia' });
	});

	it('sends nested JSON fields as dotted names in a form', async () => {
		await run({
			resource: 'account',
			operation: 'create',
			moreFields: 'json',
			fieldsJson: '{"name":"Huta","mainAddress":{"city":"Gdynia"}}',
		});
		expect(sent()[0].body).toEqual({ name: 'Huta', 'mainAddress.city': 'Gdynia' });
	});

	it('looks a source up by its label, once for all items', async () => {
		const { json } = await run(
			{
				...lead,
				surname: '={{ $json.surname }}',
				sourceId: { __rl: true, mode: 'label', value: '={{ $json.source }}' },
				customFields: {},
			},
			{
				items: [
					{ surname: 'A', source: 'website' },
					{ surname: 'B', source: 'Trade fair' },
				],
			},
		);

		expect(json).toHaveLength(2);
		expect(sent().map(({ operationId }) => operationId)).toEqual([
			'dictionaryList',
			'leadCreate',
			'leadCreate',
		]);
		expect(
			egito()
				.state.records.Lead.slice(-2)
				.map(({ sourceId }) => sourceId),
		).toEqual(['11', '12']);
	});

	it('names the labels when there is none like that', async () => {
		const { error } = await run({
			...lead,
			sourceId: { __rl: true, mode: 'label', value: 'Radio' },
		});

		expect(error?.message).toBe("'Source' is no label in the dictionary lead.source: Radio");
		expect(error?.description).toContain('Website, Trade fair, Recommendation');
	});

	it('refuses to send nothing, a row without a name, and broken JSON', async () => {
		const nothing = await run({ resource: 'contact', operation: 'create' });
		const nameless = await run({
			resource: 'contact',
			operation: 'create',
			customFields: { values: [row(' ', 'x')] },
		});
		const broken = await run({
			resource: 'contact',
			operation: 'create',
			moreFields: 'json',
			fieldsJson: '{"name":',
		});

		expect(nothing.error?.message).toBe("'Enter Fields' has no field");
		expect(nameless.error?.message).toBe("'Fields by Name' has a row without a name");
		expect(broken.error?.message).toBe("'Fields (JSON)' is not valid JSON");
		expect(sent()).toEqual([]);
	});
});

describe('Egito: get', () => {
	it.each([
		['lead', '101', 'Nowak'],
		['account', '201', 'Browar Wisła'],
		['contact', '301', 'Wiśniewska'],
		['opportunity', '401', 'Delivery fleet'],
	])('reads one %s by GET and by POST', async (resource, id, text) => {
		const parameters = { resource, operation: 'get', recordId: byId(id) };
		const plain = await run(parameters);
		const form = await run({ ...parameters, options: { requestMethod: 'POST' } });
		const json = await run({
			...parameters,
			options: { requestMethod: 'POST', bodyFormat: 'json' },
		});

		expect(plain.json).toHaveLength(1);
		expect(JSON.stringify(plain.json)).toContain(text);
		expect(form.json).toEqual(plain.json);
		expect(json.json).toEqual(plain.json);
		expect(sent().map(({ method }) => method)).toEqual(['GET', 'POST', 'POST']);
	});

	it('takes the record out of an envelope and sends the ID under another name', async () => {
		Object.assign(egito().state.tenant, { getEnvelope: 'data', idParameter: 'recordId' });
		const parameters = { resource: 'lead', operation: 'get', recordId: '101' };
		const { json } = await run({ ...parameters, options: { idParameterName: 'recordId' } });
		const raw = await run({
			...parameters,
			options: { idParameterName: 'recordId', rawResponse: true },
		});

		expect(json).toMatchObject([{ id: 101, surname: 'Nowak' }]);
		expect(raw.json).toMatchObject([{ data: { id: 101 } }]);
		expect(sent()[0].query).toEqual({ recordId: '101' });
	});

	it('shows an unknown ID as an error in the words of Egito', async () => {
		const { error } = await run({ resource: 'lead', operation: 'get', recordId: '999' });
		expect(error?.message).toBe('id: there is no Lead 999');
	});
});

describe('Egito: get many', () => {
	const getMany = { resource: 'lead', operation: 'getMany', returnAll: true };

	it.each(['lead', 'account', 'contact', 'opportunity'])(
		'lists every %s by GET and by POST',
		async (resource) => {
			const plain = await run({ ...getMany, resource });
			const form = await run({ ...getMany, resource, options: { requestMethod: 'POST' } });

			expect(plain.json.length).toBeGreaterThan(0);
			expect(form.json).toEqual(plain.json);
			expect(sent().map(({ method }) => method)).toEqual(['GET', 'POST']);
		},
	);

	it.each(['', 'data', 'records', 'wynik'])(
		'finds the records in the envelope "%s"',
		async (envelope) => {
			egito().state.tenant.listEnvelope = envelope;
			const { json } = await run(getMany);
			expect(json.map(({ id }) => id)).toEqual([101, 102]);
		},
	);

	it('passes criteria on and cuts at the limit', async () => {
		const filtered = await run({
			...getMany,
			queryParameters: { values: [row('surname', 'Nowak'), row('unknown.name', 'x')] },
		});
		const limited = await run({ ...getMany, returnAll: false, limit: 1 });

		expect(filtered.json.map(({ id }) => id)).toEqual([101]);
		expect(sent()[0].query).toEqual({ surname: 'Nowak', 'unknown.name': 'x' });
		expect(limited.json.map(({ id }) => id)).toEqual([101]);
	});

	it('returns no item for an empty list', async () => {
		egito().state.records.Lead = [];
		const { items, error } = await run(getMany);
		expect([items, error]).toEqual([[], undefined]);
	});

	it.each([
		['pages', 1, 'per_page'],
		['pages', 0, ''],
		['records', 0, 'per_page'],
		['records', 1, ''],
	] as const)('counts %s from %i, size named "%s"', async (counts, first, size) => {
		const { state } = egito();
		state.tenant.paging = { position: 'at', counts, first, size: 'per_page', defaultSize: 2 };
		state.records.Lead = Array.from({ length: 7 }, (_, i) => ({ id: String(i), surname: 'X' }));
		const pages = { positionParameter: 'at', sizeParameter: size, first, size: 3, counts };
		const all = await run({ ...getMany, options: { pagination: { pages } } });
		const some = await run({
			...getMany,
			returnAll: false,
			limit: 4,
			options: { pagination: { pages }, requestMethod: 'POST' },
		});
		const once = await run(getMany);

		expect(all.json.map(({ id }) => id)).toEqual([0, 1, 2, 3, 4, 5, 6]);
		expect(some.json).toHaveLength(4);
		expect(once.json).toHaveLength(2);
	});

	it('says when Pagination lacks the name of the position', async () => {
		const { error } = await run({ ...getMany, options: { pagination: { pages: { size: 3 } } } });
		expect(error?.message).toBe("'Pagination' has no position parameter");
	});

	it('takes the records from a named property and returns raw answers', async () => {
		egito().state.tenant.listEnvelope = 'a';
		const named = await run({ ...getMany, options: { recordsProperty: 'a' } });
		const raw = await run({ ...getMany, options: { rawResponse: true } });

		expect(named.json).toHaveLength(2);
		expect(raw.json).toMatchObject([{ a: [{ id: 101 }, { id: 102 }] }]);
	});
});

describe('Egito: update', () => {
	const phone = {
		resource: 'contact',
		operation: 'update',
		recordId: byId('301'),
		customFields: { values: [row('mainPhoneNumber.suffix', '600999888')] },
	};
	const contact = () => egito().state.records.Contact[0];

	it('sends the ID and the changed fields only, so a form may empty the rest', async () => {
		const { json } = await run(phone);

		expect(json).toEqual([{ id: 301 }]);
		expect(sent()[0].body).toEqual({ id: '301', 'mainPhoneNumber.suffix': '600999888' });
		expect(contact()).toEqual({ id: '301', 'mainPhoneNumber.suffix': '600999888' });
	});

	it.each(['form', 'json'])(
		'keeps the other fields with Merge With Current Record (%s)',
		async (bodyFormat) => {
			const before = { ...contact() };
			const { json } = await run({ ...phone, options: { bodyFormat, mergeWithCurrent: true } });

			expect(json).toEqual([{ id: 301 }]);
			expect(contact()).toEqual({ ...before, 'mainPhoneNumber.suffix': '600999888' });
			expect(sent().map(({ operationId }) => operationId)).toEqual(['contactGet', 'contactUpdate']);
		},
	);

	it('shows in the preview what a merge would change, and changes nothing', async () => {
		const before = { ...contact() };
		const { json } = await run({
			...phone,
			options: { mergeWithCurrent: true, previewRequest: true },
		});

		expect(json[0]).toMatchObject({ method: 'POST' });
		expect(String(json[0].body)).toContain('name=Ewa');
		expect(json[0].changes).toEqual({
			'mainPhoneNumber.suffix': { from: '600100200', to: '600999888' },
		});
		expect(contact()).toEqual(before);
		expect(sent().map(({ operationId }) => operationId)).toEqual(['contactGet']);
	});

	it('says which fields a form cannot send back', async () => {
		Object.assign(egito().state.records.Contact[0], { tags: ['vip'] });
		const { hints } = await run({ ...phone, options: { mergeWithCurrent: true } });
		expect(hints[0].message).toContain('they hold lists: tags');
	});

	it('leaves fields out of the merge that Egito does not take back', async () => {
		await run({ ...phone, options: { mergeWithCurrent: true, mergeWithout: 'position, email' } });
		expect(contact()).not.toHaveProperty('position');
		expect(contact()).toMatchObject({ surname: 'Wiśniewska' });
	});

	it.each([
		['lead', '101', 'Lead'],
		['account', '201', 'Account'],
		['opportunity', '401', 'Opportunity'],
	] as const)('updates one %s in both encodings', async (resource, id, type) => {
		const parameters = {
			resource,
			operation: 'update',
			recordId: byId(id),
			customFields: { values: [row('name', 'Nowa')] },
		};
		await run(parameters);
		await run({ ...parameters, options: { bodyFormat: 'json' } });

		expect(egito().state.records[type][0].name).toBe('Nowa');
		expect(sent()).toHaveLength(2);
	});

	it('takes the known fields of a lead from Update Fields', async () => {
		await run({
			resource: 'lead',
			operation: 'update',
			recordId: byId('101'),
			updateFields: { surname: 'Nowak-Lis', sourceId: '13' },
		});
		expect(sent()[0].body).toEqual({ id: '101', surname: 'Nowak-Lis', sourceId: '13' });
	});
});

describe('Egito: create or update', () => {
	const upsert = {
		resource: 'lead',
		operation: 'upsert',
		matchField: 'email',
		matchValue: '={{ $json.email }}',
		surname: 'Nowak',
		companyName: 'Piekarnia Nowak i Syn',
	};

	it.each(['form', 'json'])(
		'updates the one record that fits, creates otherwise (%s)',
		async (bodyFormat) => {
			const { json } = await run(
				{ ...upsert, options: { bodyFormat, mergeWithCurrent: true } },
				{ items: [{ email: 'ANNA@piekarnia.example' }, { email: 'new@piekarnia.example' }] },
			);

			expect(json).toEqual([
				{ id: 101, created: false },
				{ id: 501, created: true },
			]);
			expect(egito().state.records.Lead[0]).toMatchObject({
				name: 'Anna',
				companyName: 'Piekarnia Nowak i Syn',
			});
			expect(egito().state.records.Lead.at(-1)).toMatchObject({ email: 'new@piekarnia.example' });
		},
	);

	it('makes one record of two items with the same value', async () => {
		const { json } = await run(upsert, {
			items: [{ email: 'x@y.example' }, { email: 'x@y.example' }],
		});
		expect(json.map(({ created }) => created)).toEqual([true, false]);
	});

	it('lists the records when several fit', async () => {
		egito().state.records.Lead[1].email = 'anna@piekarnia.example';
		const { error } = await run(upsert, { items: [{ email: 'anna@piekarnia.example' }] });

		expect(error?.message).toBe(
			"'Match Value' fits 2 leads: Anna Nowak (101), Piotr Zieliński (102)",
		);
		expect(sent().map(({ operationId }) => operationId)).toEqual(['leadList']);
	});

	it('compares by itself when Egito does not know the criterion, and says so', async () => {
		egito().state.tenant.filters = false;
		const { json, hints } = await run(upsert, { items: [{ email: 'new@y.example' }] });

		expect(json).toEqual([{ id: 501, created: true }]);
		expect(hints[0].message).toContain("do not fit 'email'");
	});

	it('refuses a field that the list does not show', async () => {
		egito().state.tenant.filters = false;
		const { error } = await run({ ...upsert, matchField: 'taxNumber', matchValue: '1' });

		expect(error?.message).toBe(
			"'Match Field' is in none of the records that Egito lists: taxNumber",
		);
		expect(error?.description).toContain('companyName');
	});

	it('sends the criterion under another name', async () => {
		await run(
			{ ...upsert, options: { filterParameterName: 'quickSearch' } },
			{ items: [{ email: 'a@b.example' }] },
		);
		expect(sent()[0].query).toEqual({ quickSearch: 'a@b.example' });
	});

	it('previews the write after looking', async () => {
		const { json } = await run(
			{ ...upsert, options: { previewRequest: true } },
			{ items: [{ email: 'new@y.example' }] },
		);
		expect(json[0]).toMatchObject({ method: 'POST', url: expect.stringContaining('/Lead/create') });
		expect(sent().map(({ operationId }) => operationId)).toEqual(['leadList']);
	});
});

describe('Egito: dictionaries and custom calls', () => {
	it.each(['lead.source', 'industry', 'relationshipType'])('lists %s', async (type) => {
		egito().state.tenant.listEnvelope = type === 'industry' ? 'items' : '';
		const { json } = await run({
			resource: 'dictionary',
			operation: 'getMany',
			type,
			returnAll: true,
		});
		expect(json).toEqual(egito().state.dictionaries[type]);
	});

	it('cuts at the limit', async () => {
		const { json } = await run({
			resource: 'dictionary',
			operation: 'getMany',
			type: 'industry',
			limit: 2,
		});
		expect(json).toHaveLength(2);
	});

	it('sends any call with the credential', async () => {
		const read = await run({
			resource: 'customApiCall',
			operation: 'send',
			path: '/Lead/get',
			query: { values: [row('id', '102')] },
		});
		const written = await run({
			resource: 'customApiCall',
			operation: 'send',
			method: 'POST',
			path: '/Lead/create',
			bodyType: 'form',
			form: { values: [row('mainPhoneNumber.suffix', '1')] },
		});

		expect(read.json).toMatchObject([{ surname: 'Zieliński' }]);
		expect(written.json).toEqual([{ id: 501 }]);
		expect(sent()[1].body).toEqual({ 'mainPhoneNumber.suffix': '1' });
	});
});

describe('Egito: errors', () => {
	it.each([
		[{ operation: 'get', recordId: byId('99999') }, /^Check the ID: /],
		[
			{ operation: 'update', recordId: byId('99999'), customFields: { values: [row('x', 'y')] } },
			/^Check the ID of the record/,
		],
	])('talk of the ID where it is wrong: %j', async (parameters, hint) => {
		egito().fault({ kind: 'status', status: 422, body: { errors: ['Nie znaleziono'] } });
		const { error } = await run({ resource: 'lead', ...parameters });
		expect(error?.description).toMatch(hint);
	});

	const noGender = { resource: 'lead', operation: 'create', surname: 'X' };

	it.each(['strings', 'objects', 'map', 'text'] as const)(
		'reads errors as %s under 200, 400 and 422',
		async (errorShape) => {
			Object.assign(egito().state.tenant, { errorShape, leadsNeedGender: true });
			for (const errorStatus of [200, 400, 422]) {
				egito().state.tenant.errorStatus = errorStatus;
				const { error } = await run(noGender);
				expect(error?.message).toMatch(/^genderId:? may not be empty$/);
				expect(error?.description).toContain('Fields by Name');
				expect(error?.httpCode).toBe(String(errorStatus));
			}
		},
	);

	it.each([
		['create', { customFields: { values: [row('surname', 'X')] } }, 'CREATE'],
		['update', { recordId: '101', customFields: { values: [row('surname', 'X')] } }, 'UPDATE'],
		['get', { recordId: '101' }, 'READ'],
		['getMany', {}, 'READ'],
	])('names the right that %s lacks', async (operation, parameters, right) => {
		egito().state.users['api@sandbox'].rights.Lead = [];
		const { error } = await run({ resource: 'lead', operation, ...parameters });

		expect(error?.message).toBe('Access is denied');
		expect(error?.description).toContain(`the right ${right} for Lead`);
		expect(error?.httpCode).toBe('403');
	});

	it('stops at the first failure and says what is done', async () => {
		const { error } = await run(
			{ ...noGender, sourceId: '={{ $json.source }}', surname: 'X' },
			{ items: [{ source: '11' }, { source: '99' }, { source: '12' }] },
		);

		expect(error?.message).toBe('sourceId: is not an ID of the dictionary lead.source');
		expect(error?.description).toMatch(/The 1st (is|and 3rd are) completed, so do not run/);
		expect(error?.context?.itemIndex).toBe(1);
		// The third runs beside the second, or not any more.
		expect(
			egito()
				.state.records.Lead.slice(2)
				.map(({ sourceId }) => sourceId),
		).toEqual(error?.description?.includes('and 3rd') ? ['11', '12'] : ['11']);
	});

	it.each(['continueErrorOutput', 'continueRegularOutput'] as const)(
		'goes on with the other items (%s)',
		async (onError) => {
			const { json, failed } = await run(
				{ ...noGender, sourceId: '={{ $json.source }}', surname: 'X' },
				{ items: [{ source: '11' }, { source: '99' }, { source: '12' }], onError },
			);
			const wrong = onError === 'continueErrorOutput' ? failed[0].json : json[1];

			expect(wrong).toMatchObject({
				error: {
					message: 'sourceId: is not an ID of the dictionary lead.source',
					httpCode: '200',
					fields: { sourceId: 'is not an ID of the dictionary lead.source' },
				},
				message: expect.stringContaining('Fields by Name'),
			});
			expect(egito().state.records.Lead).toHaveLength(4);
			if (onError === 'continueErrorOutput') expect(wrong).toMatchObject({ source: '99' });
		},
	);

	it('says that the address is wrong when a web page comes back', async () => {
		egito().fault({ kind: 'html', times: 9 });
		const { error } = await run(noGender);
		expect(error?.message).toBe('Egito answered with a web page instead of data');
	});

	it.each([
		'evil.com/x?',
		'a@evil.com',
		'../x',
		'evil.com',
		'http://acme.egito.pl',
		'acme.egito.pl.evil.com',
		'https://a@evil.com',
		'',
	])('refuses the application "%s" before any call', async (application) => {
		const { error } = await run(noGender, { login: { application } });

		expect(error?.message).toMatch(/^'Application' /);
		expect(egito().requests).toEqual([]);
	});

	it.each([{ password: 'wrong-pass' }, { clientSecret: 'wrong-secret' }])(
		'shows a refused login once, without the secret: %j',
		async (login) => {
			const { error } = await run(noGender, {
				login,
				items: [{}, {}, {}],
				onError: 'continueErrorOutput',
			}).then(async ({ failed }) => ({ error: JSON.stringify(failed) }));

			expect(error).toContain('Bad c');
			expect(error).toContain('login@company');
			expect(error).not.toMatch(/wrong-|sandbox-(pass|secret)/);
			expect(logins()).toHaveLength(1);
		},
	);
});

describe('Egito: preview', () => {
	it.each([
		['create', { customFields: { values: [row('surname', 'X')] } }, 'POST'],
		['update', { recordId: '101', customFields: { values: [row('surname', 'X')] } }, 'POST'],
		['get', { recordId: '101' }, 'GET'],
		['getMany', {}, 'GET'],
	])('shows %s and sends nothing', async (operation, parameters, method) => {
		const { json, error } = await run({
			resource: 'lead',
			operation,
			...parameters,
			options: { previewRequest: true },
		});

		expect(error).toBeUndefined();
		expect(json).toMatchObject([{ method, headers: { Authorization: '***' } }]);
		expect(egito().requests).toEqual([]);
	});

	it('shows a dictionary call', async () => {
		const { json } = await run({
			resource: 'dictionary',
			operation: 'getMany',
			type: 'lead.source',
			options: { previewRequest: true },
		});
		expect(json[0].url).toMatch(/SelectDictionary\/list\?type=lead\.source$/);
	});
});

describe('Egito: login', () => {
	const create = {
		resource: 'lead',
		operation: 'create',
		surname: '={{ $json.surname }}',
	};
	const people = (count: number) => Array.from({ length: count }, (_, i) => ({ surname: `P${i}` }));
	const surnames = () =>
		egito()
			.state.records.Lead.slice(2)
			.map(({ surname }) => surname);

	it('sends the parameters in the query, encoded, with an empty body', async () => {
		freshUser('a&b');
		await run(create, { items: people(1) });

		const [request] = logins();
		expect(request.method).toBe('POST');
		expect(request.query).toMatchObject({ grant_type: 'password', username: 'a&b@sandbox' });
		expect(request.body).toBeUndefined();
	});

	it('logs in once for 200 items on an empty token', async () => {
		const { json } = await run(
			{ ...create, options: { batching: { batch: { batchSize: 20 } } } },
			{ items: people(200) },
		);

		expect(json).toHaveLength(200);
		expect(logins()).toHaveLength(1);
		expect(surnames().sort()).toEqual(
			people(200)
				.map(({ surname }) => surname)
				.sort(),
		);
		expect(egito().maxInFlight).toBeLessThanOrEqual(20);
	});

	it.each([1, 10])(
		'logs in once more when the token dies in the middle, and every item arrives once (%i at a time)',
		async (batchSize) => {
			egito().fault({ kind: 'expireTokens', skip: 20 });
			const { json } = await run(
				{ ...create, options: { batching: { batch: { batchSize } } } },
				{ items: people(50) },
			);

			expect(json).toHaveLength(50);
			expect(logins()).toHaveLength(2);
			expect(surnames().sort()).toEqual(
				people(50)
					.map(({ surname }) => surname)
					.sort(),
			);
		},
	);

	it('never repeats a create whose connection broke', async () => {
		egito().fault({ kind: 'drop', afterHandling: true, match: { operationId: 'leadCreate' } });
		const { error } = await run(create, { items: people(1) });

		expect(error?.message).toContain('could not be reached');
		expect(surnames()).toEqual(['P0']);
	});
});
