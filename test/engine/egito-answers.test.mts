import type { IDataObject, INodeType } from 'n8n-workflow';

import { errorsUnder200, strangeAnswers } from '../../sandbox/answers.mts';
import type { Fault, Reply } from '../../sandbox/vendor.mts';
import type { EgitoState } from '../../sandbox/vendors/egito.mts';
import { credentials } from '../../sandbox/vendors/egito.mts';
import { type NodeRun, type NodeRunResult, runNode } from '../support/engine.mts';
import { credentialType } from '../support/nodes.mts';
import { useSandbox } from '../support/sandbox.mts';

/** What Egito, or something in its place, may answer: nothing is believed without evidence. */

const sandbox = useSandbox('egito');
const egito = () => sandbox.vendor<EgitoState>('egito');
const calls = () =>
	egito()
		.requests.map(({ operationId }) => operationId)
		.filter((operationId) => operationId !== 'token');
const records = () => egito().state.records;

let users = 0;

async function run(parameters: IDataObject, more: Partial<NodeRun> = {}): Promise<NodeRunResult> {
	const { type, data } = credentials(egito().url);
	// A user of its own for each run, because a process remembers the login of a credential.
	const username = `answers${(users += 1)}@sandbox`;
	egito().state.users[username] = egito().state.users['api@sandbox'];
	return await runNode({
		node: 'egito',
		parameters,
		credentials: { type, data: { ...data, username } },
		...more,
	});
}

/** Lets every answer of one call come out changed. */
function edit(operationId: string, change: (body: never) => unknown): void {
	egito().fault({
		kind: 'edit',
		times: 99,
		match: { operationId },
		edit: (reply: Reply) => ({ ...reply, body: change(reply.body as never) }),
	} as Fault);
}

const row = (name: string, value: string) => ({ name, value });
const surname = { customFields: { values: [row('surname', 'Lis')] } };
const quick = { options: { maxRetries: 0 } };

const create = { resource: 'lead', operation: 'create', ...surname, ...quick };
const update = { resource: 'lead', operation: 'update', recordId: '101', ...surname, ...quick };
const get = { resource: 'lead', operation: 'get', recordId: '101', ...quick };
const getMany = { resource: 'lead', operation: 'getMany', returnAll: true, ...quick };
const dictionary = {
	resource: 'dictionary',
	operation: 'getMany',
	type: 'industry',
	returnAll: true,
	...quick,
};
const upsert = {
	resource: 'lead',
	operation: 'upsert',
	matchField: 'email',
	matchValue: 'new@firm.example',
	...surname,
	...quick,
};
const byLabel = {
	...create,
	sourceId: { __rl: true, mode: 'label', value: 'Website' },
};
const merge = { ...update, options: { maxRetries: 0, mergeWithCurrent: true } };

describe('a stranger in place of Egito', () => {
	describe.each(strangeAnswers)('$name', ({ name, answer }) => {
		test.each([
			['create', create],
			['update', update],
			['get', get],
			['getMany', getMany],
			['dictionary', dictionary],
			['upsert', upsert],
			['create by label', byLabel],
			['update with merge', merge],
		])('is no success of %s, and nothing is created', async (operation, parameters) => {
			egito().fault({ kind: 'answer', times: 9, ...answer });
			const { error, json } = await run(parameters);

			const isNoRecords = name === 'an empty list';
			if (isNoRecords && ['getMany', 'dictionary'].includes(operation)) {
				expect([error, json]).toEqual([undefined, []]);
				return;
			}
			expect(error).toBeDefined();
			expect(json).toEqual([]);
			if (!(isNoRecords && operation === 'upsert') && operation !== 'create') {
				expect(calls()).not.toContain('leadCreate');
			}
			if (operation === 'update with merge') expect(calls()).not.toContain('leadUpdate');
			expect(records().Lead).toHaveLength(2);
		});
	});
});

describe('an error under 200', () => {
	describe.each(errorsUnder200)('$name', ({ answer }) => {
		test.each([
			['create', create],
			['update', update],
			['get', get],
			['getMany', getMany],
			['dictionary', dictionary],
			['upsert', upsert],
		])('is an error of %s', async (_operation, parameters) => {
			egito().fault({ kind: 'answer', times: 9, ...answer });
			const { error } = await run(parameters);
			expect(error).toBeDefined();
			expect(error?.message).not.toContain('does not document');
			expect(records().Lead).toHaveLength(2);
		});
	});
});

test('a text is never an ID: its words are the error, and the change is in doubt', async () => {
	egito().fault({ kind: 'answer', body: 'Zapisano później', headers: {} });
	const { error } = await run(create);
	expect(error?.message).toBe('Egito answered in a form that it does not document');
	expect(error?.description).toContain('Zapisano później');
	expect(error?.description).toContain('look at the record before repeating it');
});

test('a text about a missing right names the right', async () => {
	egito().fault({ kind: 'answer', body: 'Brak uprawnień', headers: {} });
	const { error } = await run(create);
	expect(error?.message).toBe('Brak uprawnień');
	expect(error?.description).toContain('the right CREATE for Lead');
});

describe('wrapped records', () => {
	test('{ lead: { … } } and { leads: […], errors: [] } are unwrapped', async () => {
		edit('leadGet', (lead) => ({ lead, errors: [] }));
		edit('leadList', (leads) => ({ leads, tags: [{ name: 'x' }], errors: [] }));
		edit('leadCreate', (lead) => ({ lead, errors: [] }));

		expect((await run(get)).json).toMatchObject([{ id: 101, surname: 'Nowak' }]);
		expect((await run(getMany)).json.map(({ id }) => id)).toEqual([101, 102]);
		expect((await run(create)).json).toEqual([{ id: 501 }]);
	});

	test.each(['form', 'json'])('Merge With Current Record unwraps, too (%s)', async (bodyFormat) => {
		edit('leadGet', (lead) => ({ lead }));
		edit('leadUpdate', (lead) => ({ lead }));
		const before = { ...records().Lead[0] };
		const { json } = await run({
			...merge,
			options: { mergeWithCurrent: true, bodyFormat },
		});

		expect(json).toEqual([{ id: 101 }]);
		expect(records().Lead[0]).toEqual({ ...before, surname: 'Lis' });
	});

	test('an empty envelope is no record', async () => {
		edit('leadGet', () => ({ lead: null }));
		expect((await run(get)).error?.message).toBe("'Record' leads to no lead");
		expect((await run(merge)).error?.message).toBe("'Record' leads to no record");
		expect(calls()).not.toContain('leadUpdate');
	});
});

describe('another record', () => {
	test('get takes the record that was asked for, where Egito gives all it has', async () => {
		edit('leadGet', () => [
			{ id: 102, surname: 'Zieliński' },
			{ id: 101, surname: 'Nowak' },
		]);
		expect((await run(get)).json).toEqual([{ id: 101, surname: 'Nowak' }]);
	});

	test('get of one record never gives another', async () => {
		edit('leadGet', () => ({ id: 102, surname: 'Zieliński' }));
		expect((await run(get)).error?.description).toContain('Expected the Lead with the ID 101');
	});

	test("a merge never writes another record's fields", async () => {
		edit('leadGet', () => ({ id: 102, surname: 'Zieliński', companyName: 'Zieliński Transport' }));
		expect((await run(merge)).error).toBeDefined();
		expect(calls()).not.toContain('leadUpdate');
	});

	test('an update that saved something else is an error', async () => {
		edit('leadUpdate', () => ({ id: 777 }));
		const { error } = await run(update);
		expect(error?.description).toContain('Expected a record with the ID 101');
		expect(error?.description).toContain('777');
		expect(error?.description).toContain('look at the record');
	});

	test("an opportunity's value is not its ID", async () => {
		edit('opportunityList', () => [{ name: 'Delivery fleet', value: '48000' }]);
		const { error } = await run({
			resource: 'opportunity',
			operation: 'upsert',
			matchField: 'name',
			matchValue: 'Delivery fleet',
			customFields: { values: [row('description', 'x')] },
		});
		expect(error?.message).toContain('is not the name of the ID');
		expect(calls()).toEqual(['opportunityList']);
	});
});

describe('a search that cannot be read', () => {
	test.each([
		['a Records Property that is not there', { recordsProperty: 'absent' }],
		['a Records Property that holds no list', { recordsProperty: 'total' }],
	])('%s creates nothing', async (_, options) => {
		edit('leadList', (leads) => ({ leads, total: 2 }));
		const { error } = await run({ ...upsert, options });
		expect(error?.description).toContain('Options > Records Property');
		expect(calls()).toEqual(['leadList']);
	});

	test('a list that lacks what it announces creates nothing', async () => {
		edit('leadList', () => ({ leads: [], total: 3 }));
		const { error } = await run(upsert);
		expect(error?.message).toContain('3 records were announced, and 0 came');
		expect(calls()).toEqual(['leadList']);
	});

	test('a criterion that Egito ignores, in a list that looks cut, creates nothing', async () => {
		records().Lead = Array.from({ length: 20 }, (_, i) => ({
			id: `${i + 1}`,
			email: `${i}@x.example`,
		}));
		egito().state.tenant.filters = false;
		const cut = await run(upsert);
		expect(cut.error?.message).toContain(
			"ignores the criterion 'email' and lists exactly 20 leads",
		);
		expect(calls()).toEqual(['leadList']);

		edit('leadList', (leads) => ({ leads, total: 20 }));
		expect((await run(upsert)).json).toEqual([{ id: 501, created: true }]);
	});

	test('a letter that a system composes differently is found all the same', async () => {
		edit('leadList', () => [{ id: 102, surname: 'Zielin\u0301ski' }]);
		const { json } = await run({
			...upsert,
			matchField: 'surname',
			matchValue: 'Zieliński',
			customFields: {},
		});
		expect(json).toEqual([{ id: 102, created: false }]);
	});
});

describe('a cut list', () => {
	beforeEach(() =>
		edit('leadList', (leads: unknown[]) => ({ leads: leads.slice(0, 1), total: 2 })),
	);

	test('is an error when all was asked for', async () => {
		const { error } = await run(getMany);
		expect(error?.message).toBe('The list is not complete: 2 records were announced, and 1 came');
	});

	test('is given with a hint to whoever wants what came', async () => {
		const { json, hints } = await run({ ...getMany, options: { ifIncomplete: 'returnPart' } });
		expect(json).toHaveLength(1);
		expect(hints[0].message).toContain('2 records were announced');
	});

	test('is whole enough for a limit that it reaches, and goes on behind it', async () => {
		const { json, hints } = await run({ ...getMany, returnAll: false, limit: 1 });
		expect(json).toHaveLength(1);
		expect(hints.map(({ message }) => message)).toEqual([
			'There are more records than the limit of 1. Turn on Return All to get all of them.',
		]);
	});
});

test('a criterion that Egito does not know is told', async () => {
	const by = (value: string) => ({
		...getMany,
		queryParameters: { values: [row('surname', value)] },
	});
	expect((await run(by('Nowak'))).hints).toEqual([]);
	egito().state.tenant.filters = false;
	expect((await run(by('Nowak'))).hints).toEqual([]);
	const { json, hints } = await run(by('Lis'));
	expect(json).toHaveLength(records().Lead.length);
	expect(hints[0].message).toContain("fits 'surname'");
});

test('a list that may be cut without a word is told', async () => {
	records().Lead = Array.from({ length: 50 }, (_, i) => ({ id: `${i + 1}`, surname: 'X' }));
	const { hints } = await run(getMany);
	expect(hints[0].message).toContain('exactly 50 leads');

	records().Lead.pop();
	expect((await run(getMany)).hints).toEqual([]);
});

test('Pagination by a parameter that Egito ignores is no whole list', async () => {
	egito().state.tenant.paging = {
		position: 'page',
		counts: 'pages',
		first: 1,
		size: 'max',
		defaultSize: 2,
	};
	records().Lead = Array.from({ length: 5 }, (_, i) => ({ id: `${i + 1}`, surname: 'X' }));
	const pages = { positionParameter: 'seite', sizeParameter: 'max', size: 2 };
	const { json, error } = await run({ ...getMany, options: { pagination: { pages } } });
	expect(json).toEqual([]);
	expect(error?.message).toBe('The list is not complete: Page 2 repeats an earlier one');
	// Who knows better has what came.
	const part = { pagination: { pages }, ifIncomplete: 'returnPart' };
	expect((await run({ ...getMany, options: part })).json).toHaveLength(2);
});

test('a label is not looked for in a part of a dictionary', async () => {
	edit('dictionaryList', (values: unknown[]) => ({ items: values.slice(0, 1), total: 3 }));
	const { error } = await run(byLabel);
	expect(error?.message).toContain('3 records were announced, and 1 came');
	expect(calls()).toEqual(['dictionaryList']);
});

describe('a redirect', () => {
	test('to the login page says that the session or the right is missing', async () => {
		egito().fault({ kind: 'redirect', location: '/login/auth', times: 9 });
		const { error } = await run(getMany);
		expect(error?.message).toBe('Egito asks for a login instead of answering');
		expect(error?.description).toContain('the right READ for Lead');
		expect(calls()).toEqual(['leadList']);
	});

	test('after a change leaves open whether it was made', async () => {
		egito().fault({ kind: 'redirect', location: '/lead/show/501', afterHandling: true });
		const { error } = await run(create);
		expect(error?.description).toContain('/lead/show/501');
		expect(error?.description).toContain('look at the record');
		expect(calls()).toEqual(['leadCreate']);
	});

	test('to another host is not followed', async () => {
		egito().fault({ kind: 'redirect', location: 'https://evil.example/login' });
		const { error } = await run(getMany);
		expect(error?.message).toBe('Egito redirects to another address');
	});
});

test.each(['iso-8859-2', 'windows-1250'] as const)('texts in %s are read', async (charset) => {
	egito().fault({ kind: 'charset', charset, match: { operationId: 'leadList' } });
	const { json } = await run(getMany);
	expect(json[1].surname).toBe('Zieliński');
});

test('an exception page under 500 shows its words, and a read leaves nothing in doubt', async () => {
	const body =
		'<!doctype html><html><head><title>Error</title></head><body><h1>Grails Runtime Exception</h1></body></html>';
	const headers = { 'content-type': 'text/html' };
	egito().fault({ kind: 'status', status: 500, body, headers });
	const { error } = await run(getMany);
	expect(error?.message).toContain('Grails Runtime Exception');
	expect(error?.message).not.toContain('<');
	expect(error?.description).toBe('Try again later.');
});

describe('everything is read before anything is called', () => {
	const list = { moreFields: 'json', fieldsJson: '{"tags":["a"]}', customFields: {} };

	test.each([
		['create by label', { ...byLabel, ...list }, "'tags' is a list"],
		['update with merge', { ...merge, ...list }, "'tags' is a list"],
		['upsert', { ...upsert, ...list }, "'tags' is a list"],
		['upsert by blanks', { ...upsert, matchField: ' ' }, "'Match Field' is empty"],
		[
			'upsert with paging without a name',
			{ ...upsert, options: { pagination: { pages: { size: 3 } } } },
			"'Pagination' has no position parameter",
		],
		['update of nothing', { ...merge, recordId: 'undefined' }, "'Record' is 'undefined'"],
		['a type of blanks', { ...getMany, resource: 'other', recordType: ' ' }, 'is empty'],
		[
			'an object as a field',
			{ ...create, customFields: { values: [row('x', '[object Object]')] } },
			'[object Object]',
		],
	])('%s', async (_, parameters, message) => {
		const { error } = await run(parameters);
		expect(error?.message).toContain(message);
		expect(egito().requests).toEqual([]);
	});
});

describe('credential test', () => {
	/** As n8n tests a credential: a declarative node with the test's request as its routing. */
	const tested = (): INodeType =>
		({
			description: {
				displayName: 'Test',
				name: 'egito',
				group: [],
				version: 1,
				description: '',
				defaults: {},
				inputs: ['main'],
				outputs: ['main'],
				credentials: [{ name: 'egitoApi', required: true }],
				properties: [
					{
						displayName: 'Temp',
						name: 'temp',
						type: 'string',
						default: '',
						routing: { request: credentialType('egitoApi').test?.request },
					},
				],
			},
		}) as unknown as INodeType;

	async function test_(login: IDataObject = {}) {
		const { type, data } = credentials(egito().url);
		const username = `tested${(users += 1)}@sandbox`;
		egito().state.users[username] = egito().state.users['api@sandbox'];
		return await runNode({
			node: 'egito',
			type: tested(),
			credentials: { type, data: { ...data, username, ...login } as never },
		});
	}

	test.each([200, 403, 404, 500])(
		'is passed by a login, whatever the call answers: %i',
		async (status) => {
			if (status !== 200) egito().fault({ kind: 'status', status, body: { errors: ['No'] } });
			expect((await test_()).error).toBeUndefined();
		},
	);

	test('is failed by a refused login', async () => {
		const { error } = await test_({ password: 'wrong' });
		expect(JSON.stringify([error?.message, error?.description])).toContain('login');
		expect(calls()).toEqual([]);
	});

	test('takes no object form, which n8n before 2.9 counts as true', () => {
		expect(credentialType('egitoApi').test?.request.ignoreHttpStatusErrors).toBe(true);
	});
});
