import type { IDataObject } from 'n8n-workflow';

import { resources } from '../../../nodes/Flowii/resources/index.ts';
import { cashFlow } from '../../../nodes/Flowii/tables/finance.ts';
import { VendorError } from '../../../nodes/shared/nodeErrors.ts';
import type { Flow, FlowOperation } from '../../../nodes/shared/operation.ts';
import { collect, type Paging } from '../../../nodes/shared/paging.ts';
import type { RequestSpec } from '../../../nodes/shared/request.ts';
import { parametersOf } from '../../support/parameters.mts';

type Answers = (spec: RequestSpec) => unknown;

interface Scripted {
	answers: Answers;
	/** Given to several items, what they compute once is shared. */
	shared?: Map<string, Promise<unknown>>;
	itemIndex?: number;
	/** What `flow.list` brings at most. */
	limit?: number;
}

/** One item of an operation over scripted answers, as the kernel runs it; remembers what was called. */
async function run(name: string, values: IDataObject, scripted: Scripted | Answers) {
	const script = typeof scripted === 'function' ? { answers: scripted } : scripted;
	const { answers, shared = new Map<string, Promise<unknown>>(), itemIndex = 0, limit } = script;
	const calls: Array<{ line: string; body?: unknown }> = [];
	const hints: string[] = [];
	const call = async (spec: RequestSpec) => {
		calls.push({ line: `${spec.method} ${spec.path}`, body: spec.body });
		const body = answers(spec);
		if (body instanceof Error) throw body;
		const response = { status: 200, headers: {}, body };
		if (spec.evidence?.isIn(response) !== true) throw new Error(`unproven: ${spec.evidence?.form}`);
		return response;
	};
	const flow: Flow = {
		itemIndex,
		credentials: {},
		timezone: 'Europe/Warsaw',
		previewing: false,
		limit: limit ?? Infinity,
		atOnce: 2,
		call,
		list: async (spec: RequestSpec, paging: Paging) =>
			(await collect(call, spec, paging, limit)).records,
		whole: ({ records }) => records,
		once: async <T,>(key: string, compute: () => Promise<T>) => {
			const known = (shared.get(key) ?? compute()) as Promise<T>;
			shared.set(key, known);
			return await known;
		},
		hint: (text) => void hints.push(text),
		wait: async () => {},
		sleep: async () => {},
	};
	const found = operation(name);
	const outcome = async () => {
		const input = await found.input(parametersOf(values));
		const output = await found.run(flow, input);
		if (!found.simplify || values.simplify === false) return output;
		const simple = (record: unknown) => found.simplify?.(record as IDataObject, input);
		return Array.isArray(output) ? output.map(simple) : simple(output);
	};
	const [settled] = await Promise.allSettled([outcome()]);
	return {
		output: settled.status === 'fulfilled' ? settled.value : undefined,
		error: settled.status === 'rejected' ? (settled.reason as Error) : undefined,
		calls,
		hints,
		lines: calls.map(({ line }) => line),
	};
}

function operation(name: string): FlowOperation {
	const [resource, value] = name.split(':');
	const found = resources
		.find((candidate) => candidate.value === resource)
		?.operations.find((candidate) => candidate.value === value);
	if (!found || !('run' in found)) throw new Error(`${name} is no flow`);
	return found;
}

const picked = (value: string) => ({ __rl: true, mode: 'id', value });

describe('create', () => {
	const values = { name: 'Desk', state: picked('24161'), options: {} };
	const answers: Answers = ({ path }) =>
		path === '/users/self'
			? { data: { type: 'user', id: '11142' } }
			: { data: { type: 'order', id: '9', attributes: {} } };

	test('asks for the API user only where a field needs one', async () => {
		const { output, calls, lines } = await run('order:create', values, answers);
		expect(output).toEqual({ id: '9' });
		expect(lines).toEqual(['GET /users/self', 'POST /orders']);
		expect(calls[1].body).toMatchObject({
			data: {
				attributes: { created: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/) },
				relationships: { user: { data: { type: 'user', id: '11142' } } },
			},
		});
		const given = { ...values, additionalFields: { user: picked('7') } };
		expect((await run('order:create', given, answers)).lines).toEqual(['POST /orders']);
	});

	const wanted = { ...values, options: { returnFullRecord: true } };
	const readingBack = (answer: unknown) =>
		run('order:create', wanted, (spec) => (spec.path === '/orders/9' ? answer : answers(spec)));

	test('reads the record back if it is wanted, and survives when that fails', async () => {
		const full = { data: { type: 'order', id: '9', attributes: { 'serial-nr': 'Z1' } } };
		expect((await readingBack(full)).output).toEqual({ id: '9', serialNr: 'Z1' });
		const bad = await readingBack(new VendorError({ message: 'no right' }, 403));
		expect(bad.output).toEqual({ id: '9' });
		expect(bad.hints).toEqual(['Order 9 was saved, but could not be read back: no right']);
	});

	test.each([
		['says that there is none', { data: null }],
		['does not find it', new VendorError({ message: 'gone' }, 404)],
	])('a record is not called saved when FLOWii %s afterwards', async (_, answer) => {
		const { error, hints } = await readingBack(answer);
		expect(error?.message).toMatch(/^FLOWii said that it saved the order 9, but does not find it/);
		expect(hints).toEqual([]);
	});

	test('an execution that was cancelled while reading back is no success', async () => {
		const { error } = await readingBack(new Error('cancelled'));
		expect(error?.message).toBe('cancelled');
	});

	test('an empty answer names the record above', async () => {
		const given = { taskId: picked('5'), message: 'Done' };
		const { output, lines } = await run('task:createMessage', given, () => '');
		expect(output).toEqual({ success: true, taskId: '5' });
		expect(lines).toEqual(['POST /tasks/5/taskmessages']);
	});

	test.each([
		['nothing', ''],
		['null', null],
		['an empty object', {}],
		['no record', { data: null }],
		['a record without ID', { data: { type: 'order' } }],
		['a sentence for an ID', { data: { id: 'Nemáte právo' } }],
		['a text', 'OK'],
		['a list', { data: [{ id: '9' }] }],
	])('is no success when FLOWii answers with %s', async (_, answer) => {
		const { error } = await run('order:create', values, (spec) =>
			spec.method === 'POST' ? answer : answers(spec),
		);
		expect(error?.message).toBe('unproven: a record with its ID');
	});

	test('is not sent when the API user or the custom fields cannot be read', async () => {
		const self = await run('order:create', values, () => ({ data: {} }));
		expect(self.lines).toEqual(['GET /users/self']);
		const custom = { ...values, setCustomFields: true, customFields: { value: { 1: 'x' } } };
		const fields = await run('order:create', custom, (spec) =>
			spec.path === '/orders/customfields' ? { message: 'later' } : answers(spec),
		);
		expect(fields.error?.message).toMatch(/^unproven/);
		expect(fields.lines).not.toContain('POST /orders');
	});

	test('reads everything before the first call', async () => {
		const wrong = { ...values, options: { returnFullRecord: 'maybe' } };
		const { error, lines } = await run('order:create', wrong, answers);
		expect(error).toMatchObject({ parameter: 'options.returnFullRecord' });
		expect(lines).toEqual([]);
	});
});

describe('update', () => {
	const update = (resource: string, values: IDataObject, answers: Answers = () => '') =>
		run(`${resource}:update`, values, answers);

	test('without anything to change is refused before any call', async () => {
		const { error, lines } = await update('order', { recordId: picked('9'), updateFields: {} });
		expect(error?.message).toContain('has no entries');
		expect(lines).toEqual([]);
	});

	test('empties what is named, and nothing else', async () => {
		const values = {
			recordId: '9',
			updateFields: { name: '' },
			options: { clearFields: ['deadline', 'partner', 'responsibleUsers'] },
		};
		const { output, calls } = await update('order', values);
		expect(output).toEqual({ success: true, id: '9' });
		expect(calls[0].body).toEqual({
			data: {
				type: 'order',
				id: '9',
				attributes: { deadline: null },
				relationships: { partner: { data: null }, 'responsible-users': { data: [] } },
			},
		});
	});

	test('repeats what FLOWii wants to hear again', async () => {
		const values = { recordId: '5', updateFields: { note: 'x' } };
		const { calls, lines } = await update('cashFlow', values, ({ method }) =>
			method === 'GET' ? { data: { type: 'cash-flow', id: '5', attributes: { type: 2 } } } : '',
		);
		expect(lines).toEqual(['GET /cashflow/5', 'PATCH /cashflow/5']);
		expect(calls[1].body).toMatchObject({ data: { attributes: { type: 2, note: 'x' } } });
		expect(cashFlow.fields.filter(({ repeated }) => repeated)).toHaveLength(1);
	});

	const users = (...ids: string[]) => ({ data: ids.map((id) => ({ type: 'user', id })) });
	const merging = {
		recordId: '9',
		updateFields: { responsibleUsers: ['2'] },
		options: { mergeLists: true },
	};

	test('reads first to merge lists', async () => {
		const { calls } = await update('order', merging, ({ method }) =>
			method === 'GET'
				? { data: { type: 'order', id: '9', relationships: { 'responsible-users': users('1') } } }
				: '',
		);
		expect(calls[1].body).toMatchObject({
			data: { relationships: { 'responsible-users': users('1', '2') } },
		});
	});

	test.each([
		['there is none', { data: null }],
		['it is another one', { data: { type: 'order', id: '10' } }],
		['it is a list', { data: [{ type: 'order', id: '9' }] }],
	])('does not merge with what was read when %s', async (_, answer) => {
		const { error, lines } = await update('order', merging, () => answer);
		expect(error).toBeDefined();
		expect(lines).toEqual(['GET /orders/9']);
	});

	test.each([
		['without the list', { type: 'order', id: '9', relationships: {} }],
		['with links only', { type: 'order', id: '9', relationships: { 'responsible-users': {} } }],
	])('does not pass for a merge when the record comes %s', async (_, data) => {
		const { error, lines } = await update('order', merging, () => ({ data }));
		expect(error?.message).toContain('does not say which responsible users the record has');
		expect(lines).toEqual(['GET /orders/9']);
	});

	test('does not write empty tags for those that came without their names', async () => {
		const values = {
			recordId: '7',
			updateFields: { tags: { values: [{ name: 'new' }] } },
			options: { mergeLists: true },
		};
		const relationships = { tags: { data: [{ type: 'tag', id: '1' }] } };
		const { error, lines } = await update('partner', values, () => ({
			data: { type: 'partner', id: '7', relationships },
		}));
		expect(error?.message).toContain('does not say which tags');
		expect(lines).toEqual(['GET /partners/7']);
	});

	test('is not sent without what FLOWii wants to hear again', async () => {
		const values = { recordId: '5', updateFields: { note: 'x' } };
		const { error, lines } = await update('cashFlow', values, () => ({
			data: { type: 'cash-flow', id: '5', attributes: {} },
		}));
		expect(error?.message).toContain("wants to hear 'Type' again");
		expect(lines).toEqual(['GET /cashflow/5']);
	});

	test.each([
		['no field', { name: 'x' }, ['nmae'], 'cannot be emptied: nmae'],
		['a field that must not be empty', { name: 'x' }, ['state'], 'cannot be emptied: state'],
	])('refuses to empty %s', async (_, updateFields, clearFields, message) => {
		const values = { recordId: '9', updateFields, options: { clearFields } };
		const { error, lines } = await update('order', values);
		expect(error?.message).toContain(message);
		expect(lines).toEqual([]);
	});

	test('does not empty a field that is given a value', async () => {
		const options = { clearFields: ['name', 'deadline'] };
		const given = await update('order', { recordId: '9', updateFields: { name: 'x' }, options });
		expect(given.calls[0].body).toMatchObject({
			data: { attributes: { name: 'x', deadline: null } },
		});
	});

	test('does not name the API user where nobody was named', async () => {
		const { calls } = await update('event', { recordId: '9', updateFields: { note: 'x' } });
		expect(calls.map(({ line }) => line)).toEqual(['PATCH /communications/9']);
	});

	test.each(['undefined', 'null', 'NaN', '[object Object]'])(
		'the ID %s of a record or a child is refused before any call',
		async (id) => {
			const record = await update('partner', { recordId: id, updateFields: { comment: 'x' } });
			expect(record.error).toMatchObject({ parameter: 'recordId' });
			const contacts = { values: [{ id, email: 'a@example.com' }] };
			const child = await update('partner', { recordId: '7', updateFields: { contacts } });
			expect(child.error).toMatchObject({ parameter: 'updateFields.contacts.values.0.id' });
			const list = { responsibleUsers: ['1', id] };
			const links = await update('order', { recordId: '7', updateFields: list });
			expect(links.error).toMatchObject({ parameter: 'updateFields.responsibleUsers' });
			for (const { lines } of [record, child, links]) expect(lines).toEqual([]);
		},
	);

	test('a number too long to be exact is no ID', async () => {
		const values = { recordId: '12345678901234567890', updateFields: { note: 'x', type: 1 } };
		const { error, lines } = await update('cashFlow', values);
		expect(error?.message).toContain('is not an ID');
		expect(lines).toEqual([]);
	});

	test.each([
		['an empty answer', ''],
		['the record', { data: { type: 'order', id: '9' } }],
		['no record', { data: null }],
	])('%s is a success', async (_, answer) => {
		const values = { recordId: '9', updateFields: { name: 'x' } };
		const { output } = await update('order', values, () => answer);
		expect(output).toEqual({ success: true, id: '9' });
	});

	test.each([
		['another record', { data: { type: 'order', id: '8' } }],
		['an empty object', {}],
		['null', null],
		['a text', 'OK'],
	])('%s is no success', async (_, answer) => {
		const values = { recordId: '9', updateFields: { name: 'x' } };
		expect((await update('order', values, () => answer)).error?.message).toMatch(/^unproven/);
	});

	test('the notice about lists names custom fields, too', () => {
		const notice = (resource: string) =>
			operation(`${resource}:update`).properties?.find(({ name }) => name === 'listsNotice');
		expect(notice('partner')?.displayName).toMatch(/^Contacts, .* custom fields/);
		expect(notice('cashFlow')?.displayName).not.toContain('custom fields');
	});

	test('parts of an amount have no IDs of their own and are told apart by their order', async () => {
		const part = (id: string, proportion: number) => ({
			type: 'order-allocation',
			attributes: { proportion },
			relationships: { order: { data: { type: 'order', id } } },
		});
		const current = {
			data: {
				type: 'cash-flow',
				id: '5',
				attributes: { type: 1 },
				relationships: {
					'order-allocations': { data: ['1', '2'].map((id) => ({ type: 'order-allocation', id })) },
				},
			},
			included: [
				{ ...part('34167', 40), id: '1' },
				{ ...part('34168', 60), id: '2' },
			],
		};
		const values = {
			recordId: '5',
			updateFields: {
				orderAllocations: { values: [{ id: '2', proportion: 30, order: picked('34168') }] },
			},
			options: { mergeLists: true },
		};
		const { calls } = await update('cashFlow', values, ({ method }) =>
			method === 'GET' ? current : '',
		);
		expect(calls[1].body).toMatchObject({
			data: { relationships: { 'order-allocations': { data: expect.anything() } } },
		});
		const { data } = calls[1].body as {
			data: { relationships: { 'order-allocations': { data: unknown } } };
		};
		expect(data.relationships['order-allocations'].data).toEqual([
			part('34167', 40),
			part('34168', 30),
		]);
	});
});

describe('lists', () => {
	const answers: Answers = ({ path, query }) => {
		if (path !== '/orders')
			return { data: { type: 'order', id: path.slice(8), attributes: { x: 1 } } };
		const page = Number(query?.['page[number]']);
		return {
			data:
				page === 0
					? [
							{ type: 'order', id: '1' },
							{ type: 'order', id: '2' },
							{ type: 'order', id: '3' },
						]
					: [],
		};
	};

	test('read pages until one is empty', async () => {
		const { output, lines } = await run('order:getMany', { returnAll: true }, answers);
		expect(output).toEqual([{ id: '1' }, { id: '2' }, { id: '3' }]);
		expect(lines).toEqual(['GET /orders', 'GET /orders']);
	});

	test('read each record in full, in the order of the list', async () => {
		const values = { options: { readFullRecord: true } };
		const { output, lines } = await run('order:getMany', values, { answers, limit: 3 });
		expect(output).toEqual(['1', '2', '3'].map((id) => ({ id, x: 1 })));
		expect(lines).toEqual(['GET /orders', 'GET /orders/1', 'GET /orders/2', 'GET /orders/3']);
	});

	test('ask for nothing more when one of the full records cannot be read', async () => {
		const values = { options: { readFullRecord: true } };
		const { error, lines } = await run('order:getMany', values, {
			limit: 3,
			answers: (spec) => (spec.path === '/orders/1' ? { data: null } : answers(spec)),
		});
		expect(error?.message).toBe('FLOWii has no such record');
		expect(lines).not.toContain('GET /orders/3');
	});

	test('stay raw without Simplify', async () => {
		const { output } = await run('order:getMany', { simplify: false }, { answers, limit: 1 });
		expect(output).toEqual([{ type: 'order', id: '1' }]);
	});

	test('below a record name it in the path', async () => {
		const values = { owner: 'businessCase', ownerId: picked('42'), returnAll: true };
		const { output, lines } = await run('task:getManyByRecord', values, () => ({ data: null }));
		expect(output).toEqual([]);
		expect(lines).toEqual(['GET /businesscases/42/tasks']);
	});

	test.each([
		['task:getManyByRecord', { owner: 'businessCase', ownerId: picked('4/2') }, 'ownerId'],
		['task:getManyTimeRecords', { taskId: picked('5'), activityId: 'Nowak' }, 'activityId'],
	])(
		'%s refuses an ID that is no whole number before any call',
		async (name, values, parameter) => {
			const { error, lines } = await run(name, values, () => ({ data: [] }));
			expect(error).toMatchObject({ name: 'InputProblem', parameter });
			expect(lines).toEqual([]);
		},
	);

	test('of time records may be narrowed to one activity', async () => {
		const values = { taskId: picked('5'), activityId: '7', returnAll: true };
		const { lines } = await run('task:getManyTimeRecords', values, () => ({ data: [] }));
		expect(lines).toEqual(['GET /tasks/5/activities/7/activityintervals']);
	});

	test.each([
		['nothing', ''],
		['null', null],
		['an empty object', {}],
		['a text', '<br /><b>Fatal error</b>'],
		['one record', { data: { type: 'order', id: '1' } }],
		['records without IDs', { data: [{ type: 'order' }] }],
		['texts', { data: ['1'] }],
	])('are an error when FLOWii answers with %s, never an empty list', async (_, answer) => {
		const { error } = await run('order:getMany', { returnAll: true }, () => answer);
		expect(error?.message).toBe('unproven: a list of records');
	});
});

describe('find or create a partner', () => {
	const full = (id: string, ico: string, email: string) => ({
		data: {
			type: 'partner',
			id,
			attributes: { name: `Partner ${id}`, ico },
			relationships: {
				'key-contact': { data: { type: 'contact', id: '1' } },
				contacts: { data: [] },
			},
		},
		included: [{ type: 'contact', id: '1', attributes: { email } }],
	});
	const partners =
		(known: Record<string, unknown>): Answers =>
		({ method, path, query }) => {
			if (method === 'POST') return { data: { type: 'partner', id: '99', attributes: {} } };
			if (path !== '/partners') return known[path.slice('/partners/'.length)];
			const ids = query?.['page[number]'] === 0 ? Object.keys(known) : [];
			return { data: ids.map((id) => ({ type: 'partner', id })) };
		};
	const byNumber = { findBy: 'registrationNumber', ico: '46 383 913', name: 'New', type: 1 };
	const find = (values: IDataObject, answers: Answers) =>
		run('partner:findOrCreate', values, answers);

	test('takes the one whose number is exactly the same', async () => {
		const known = { 5: full('5', '463839130', ''), 7: full('7', '46383913', '') };
		const { output, lines } = await find(byNumber, partners(known));
		expect(output).toMatchObject({ id: '7', name: 'Partner 7', created: false });
		expect(lines).not.toContain('POST /partners');
	});

	test('brings it as FLOWii sends it, unless it is simplified', async () => {
		const found = full('7', '46383913', '');
		const { output } = await find({ ...byNumber, simplify: false }, partners({ 7: found }));
		expect(output).toEqual({ ...found.data, included: found.included, created: false });
	});

	test('compares addresses of contacts without regard to case', async () => {
		const values = { ...byNumber, findBy: 'email', email: 'Shop@Example.com ' };
		const { output } = await find(values, partners({ 7: full('7', '', 'shop@example.COM') }));
		expect(output).toMatchObject({ id: '7', created: false });
	});

	test.each([
		['number', byNumber, { attributes: { ico: '46383913', name: 'New' } }],
		[
			'address',
			{ ...byNumber, findBy: 'email', email: 'shop@example.com' },
			{
				relationships: {
					'key-contact': { data: { type: 'contact', attributes: { email: 'shop@example.com' } } },
				},
			},
		],
	])('creates one with the %s when nobody has it', async (_, values, data) => {
		const { output, calls } = await find(values, partners({ 5: full('5', '1', 'x@example.com') }));
		expect(output).toEqual({ id: '99', created: true });
		expect(calls.at(-1)).toMatchObject({ line: 'POST /partners', body: { data } });
	});

	const wantsAddress = { ...byNumber, findBy: 'email', email: 'shop@example.com' };
	const contact = (attributes: object) => ({ data: { type: 'contact', attributes } });
	test.each([
		[
			'the key contact without one',
			{ keyContact: { values: { lastName: 'Malá' } } },
			{ 'key-contact': contact({ 'last-name': 'Malá', email: 'shop@example.com' }) },
		],
		[
			'a contact of its own beside another address',
			{ keyContact: { values: { email: 'boss@example.com' } } },
			{
				'key-contact': contact({ email: 'boss@example.com' }),
				contacts: { data: [contact({ email: 'shop@example.com' }).data] },
			},
		],
		[
			'nobody, when a contact has it already',
			{ contacts: { values: [{ email: 'Shop@example.com' }] } },
			{ contacts: { data: [contact({ email: 'Shop@example.com' }).data] } },
		],
	])('gives the address to %s', async (_, additionalFields, relationships) => {
		const { calls } = await find({ ...wantsAddress, additionalFields }, partners({}));
		const { data } = calls.at(-1)?.body as { data: { relationships: object } };
		expect(data.relationships).toEqual(relationships);
	});

	test('searches for the text as typed and for the name only if it is wanted', async () => {
		const searched: unknown[] = [];
		const answers: Answers = (spec) => {
			if (spec.method === 'GET') searched.push(spec.query?.['filter[search-text]']);
			return partners({})(spec);
		};
		await find(byNumber, answers);
		expect(searched.splice(0)).toEqual(['46383913']);
		await find({ ...byNumber, options: { searchWidely: true } }, answers);
		expect(searched).toEqual(['46383913', '46 383 913', 'New']);
	});

	test('several matches are named, or the oldest is taken', async () => {
		const answers = partners({ 30: full('30', '46383913', ''), 7: full('7', '46383913', '') });
		expect((await find(byNumber, answers)).error?.message).toContain(
			'belongs to several partners: Partner 7 (7), Partner 30 (30)',
		);
		const { output } = await find({ ...byNumber, options: { ifSeveral: 'oldest' } }, answers);
		expect(output).toMatchObject({ id: '7', created: false });
	});

	test('items that want the same new partner create it once', async () => {
		const shared = new Map<string, Promise<unknown>>();
		const script = { answers: partners({}), shared };
		const [first, second] = await Promise.all([
			run('partner:findOrCreate', byNumber, script),
			run('partner:findOrCreate', byNumber, { ...script, itemIndex: 1 }),
		]);
		expect([first.output, second.output]).toEqual([
			{ id: '99', created: true },
			{ id: '99', created: false },
		]);
		expect(second.lines).toEqual([]);
	});

	test('looks at all that the search finds, not at the first fifty', async () => {
		const known = Object.fromEntries(
			Array.from({ length: 120 }, (_, index) => String(index + 1)).map((id) => [
				id,
				full(id, id === '120' ? '46383913' : '1', ''),
			]),
		);
		const { output, lines } = await find(byNumber, partners(known));
		expect(output).toMatchObject({ id: '120', created: false });
		expect(lines).not.toContain('POST /partners');
	});

	test('does not read hundreds of partners one by one', async () => {
		const known = Object.fromEntries(Array.from({ length: 501 }, (_, id) => [id + 1, 'unread']));
		const { error, lines } = await find(byNumber, partners(known));
		expect(error?.message).toBe(
			"FLOWii finds 501 partners for '46383913', too many to compare each",
		);
		expect(lines.every((line) => line === 'GET /partners')).toBe(true);
	});

	const bare = { data: { type: 'partner', id: '5', relationships: { contacts: { data: [] } } } };
	test.each([
		['the search answers with a page', byNumber, () => '<html></html>'],
		['the search answers with an error that is none', byNumber, () => ({ message: 'later' })],
		['a candidate is not there', byNumber, partners({ 5: { data: null } })],
		['a candidate is another partner', byNumber, partners({ 5: full('6', '46383913', '') })],
		['a candidate cannot be read', byNumber, partners({ 5: '' })],
		[
			'a candidate comes without the addresses of its contacts',
			wantsAddress,
			partners({
				5: {
					data: {
						...bare.data,
						relationships: { contacts: { data: [{ type: 'contact', id: '1' }] } },
					},
				},
			}),
		],
	])('creates nothing when %s', async (_, values, answers) => {
		const { error, lines } = await find(values, answers as Answers);
		expect(error).toBeDefined();
		expect(lines).not.toContain('POST /partners');
	});
});
