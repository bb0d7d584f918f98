import type { IDataObject } from 'n8n-workflow';

import { resources } from '../../../nodes/Flowii/resources/index.ts';
import { cashFlow } from '../../../nodes/Flowii/tables/finance.ts';
import type { Flow, FlowOperation, Paging, RequestSpec } from '../../../nodes/shared/operation.ts';
import { collect } from '../../../nodes/shared/paging.ts';
import { parametersOf } from '../../support/parameters.mts';

type Answers = (spec: RequestSpec) => unknown;

/** One item's flow over scripted answers; remembers what was called. */
function flowWith(
	values: IDataObject,
	answers: Answers,
	shared = new Map<string, Promise<unknown>>(),
) {
	const calls: Array<{ line: string; body?: unknown }> = [];
	const hints: string[] = [];
	const call = async (spec: RequestSpec) => {
		calls.push({ line: `${spec.method} ${spec.path}`, body: spec.body });
		const body = answers(spec);
		if (body instanceof Error) throw body;
		return { status: 200, headers: {}, body };
	};
	const flow = {
		itemIndex: 0,
		parameters: parametersOf(values),
		credentials: {},
		previewing: false,
		call,
		list: async (spec: RequestSpec, paging: Paging, limit?: number) =>
			(await collect(call, spec, paging, limit)).records,
		once: async (key: string, compute: () => Promise<unknown>) => {
			const known = shared.get(key) ?? compute();
			shared.set(key, known);
			return await known;
		},
		hint: (text: string) => void hints.push(text),
		wait: async () => {},
		engine: {} as Flow['engine'],
	} as Flow;
	return { flow, calls, hints, lines: () => calls.map(({ line }) => line) };
}

function operation(resource: string, value: string): FlowOperation {
	const found = resources
		.find((candidate) => candidate.value === resource)
		?.operations.find((candidate) => candidate.value === value);
	if (!found || !('run' in found)) throw new Error(`${resource}:${value} is no flow`);
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
		const { flow, calls, lines } = flowWith(values, answers);
		expect(await operation('order', 'create').run(flow)).toEqual({ id: '9' });
		expect(lines()).toEqual(['GET /users/self', 'POST /orders']);
		expect(calls[1].body).toMatchObject({
			data: {
				attributes: { created: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/) },
				relationships: { user: { data: { type: 'user', id: '11142' } } },
			},
		});
		const given = { ...values, additionalFields: { user: picked('7') } };
		const other = flowWith(given, answers);
		await operation('order', 'create').run(other.flow);
		expect(other.lines()).toEqual(['POST /orders']);
	});

	test('reads the record back if it is wanted, and survives when that fails', async () => {
		const wanted = { ...values, options: { returnFullRecord: true } };
		const full: Answers = (spec) =>
			spec.path === '/orders/9'
				? { data: { type: 'order', id: '9', attributes: { 'serial-nr': 'Z1' } } }
				: answers(spec);
		const good = flowWith(wanted, full);
		expect(await operation('order', 'create').run(good.flow)).toEqual({ id: '9', serialNr: 'Z1' });
		const bad = flowWith(wanted, (spec) =>
			spec.path === '/orders/9' ? new Error('no right') : answers(spec),
		);
		expect(await operation('order', 'create').run(bad.flow)).toEqual({ id: '9' });
		expect(bad.hints).toEqual(['Order 9 was saved, but could not be read back: no right']);
	});

	test('an empty answer names the record above', async () => {
		const { flow, lines } = flowWith({ taskId: picked('5'), message: 'Done' }, () => '');
		expect(await operation('task', 'createMessage').run(flow)).toEqual({
			success: true,
			taskId: '5',
		});
		expect(lines()).toEqual(['POST /tasks/5/taskmessages']);
	});
});

describe('update', () => {
	test('without anything to change is refused before any call', async () => {
		const { flow, lines } = flowWith({ recordId: picked('9'), updateFields: {} }, () => '');
		await expect(operation('order', 'update').run(flow)).rejects.toThrow('has no entries');
		expect(lines()).toEqual([]);
	});

	test('empties what is named, and nothing else', async () => {
		const values = {
			recordId: '9',
			updateFields: { name: '' },
			options: { clearFields: ['deadline', 'partner', 'responsibleUsers'] },
		};
		const { flow, calls } = flowWith(values, () => '');
		expect(await operation('order', 'update').run(flow)).toEqual({ success: true, id: '9' });
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
		const { flow, calls, lines } = flowWith(values, ({ method }) =>
			method === 'GET' ? { data: { type: 'cash-flow', id: '5', attributes: { type: 2 } } } : '',
		);
		await operation('cashFlow', 'update').run(flow);
		expect(lines()).toEqual(['GET /cashflow/5', 'PATCH /cashflow/5']);
		expect(calls[1].body).toMatchObject({ data: { attributes: { type: 2, note: 'x' } } });
		expect(cashFlow.fields.filter(({ repeated }) => repeated)).toHaveLength(1);
	});

	test('reads first to merge lists', async () => {
		const values = {
			recordId: '9',
			updateFields: { responsibleUsers: ['2'] },
			options: { mergeLists: true },
		};
		const users = (...ids: string[]) => ({ data: ids.map((id) => ({ type: 'user', id })) });
		const { flow, calls } = flowWith(values, ({ method }) =>
			method === 'GET'
				? { data: { type: 'order', id: '9', relationships: { 'responsible-users': users('1') } } }
				: '',
		);
		await operation('order', 'update').run(flow);
		expect(calls[1].body).toMatchObject({
			data: { relationships: { 'responsible-users': users('1', '2') } },
		});
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
						]
					: [],
		};
	};

	test('read pages until one is empty', async () => {
		const { flow, lines } = flowWith({ returnAll: true }, answers);
		expect(await operation('order', 'getMany').run(flow)).toEqual([{ id: '1' }, { id: '2' }]);
		expect(lines()).toEqual(['GET /orders', 'GET /orders']);
	});

	test('read each record in full, in the order of the list', async () => {
		const values = { returnAll: false, limit: 2, options: { readFullRecord: true } };
		const { flow, lines } = flowWith(values, answers);
		expect(await operation('order', 'getMany').run(flow)).toEqual([
			{ id: '1', x: 1 },
			{ id: '2', x: 1 },
		]);
		expect(lines()).toEqual(['GET /orders', 'GET /orders/1', 'GET /orders/2']);
	});

	test('stay raw without Simplify', async () => {
		const { flow } = flowWith({ limit: 1, simplify: false }, answers);
		expect(await operation('order', 'getMany').run(flow)).toEqual([{ type: 'order', id: '1' }]);
	});

	test('below a record name it in the path, encoded', async () => {
		const values = { owner: 'businessCase', ownerId: picked('4/2'), returnAll: true };
		const { flow, lines } = flowWith(values, () => ({ data: null }));
		expect(await operation('task', 'getManyByRecord').run(flow)).toEqual([]);
		expect(lines()).toEqual(['GET /businesscases/4%2F2/tasks']);
	});

	test('of time records may be narrowed to one activity', async () => {
		const values = { taskId: picked('5'), activityId: '7', returnAll: true };
		const { flow, lines } = flowWith(values, () => ({ data: [] }));
		await operation('task', 'getManyTimeRecords').run(flow);
		expect(lines()).toEqual(['GET /tasks/5/activities/7/activityintervals']);
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
	const run = async (values: IDataObject, answers: Answers) => {
		const scripted = flowWith(values, answers);
		return { ...scripted, output: await operation('partner', 'findOrCreate').run(scripted.flow) };
	};

	test('takes the one whose number is exactly the same', async () => {
		const known = { 5: full('5', '463839130', ''), 7: full('7', '46383913', '') };
		const { output, lines } = await run(byNumber, partners(known));
		expect(output).toMatchObject({ id: '7', name: 'Partner 7', created: false });
		expect(lines()).not.toContain('POST /partners');
	});

	test('compares addresses of contacts without regard to case', async () => {
		const values = { ...byNumber, findBy: 'email', email: 'Shop@Example.com ' };
		const { output } = await run(values, partners({ 7: full('7', '', 'shop@example.COM') }));
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
		const { output, calls } = await run(values, partners({ 5: full('5', '1', 'x@example.com') }));
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
		const { calls } = await run({ ...wantsAddress, additionalFields }, partners({}));
		const { data } = calls.at(-1)?.body as { data: { relationships: object } };
		expect(data.relationships).toEqual(relationships);
	});

	test('searches for the text as typed and for the name only if it is wanted', async () => {
		const searched: unknown[] = [];
		const answers: Answers = (spec) => {
			if (spec.method === 'GET') searched.push(spec.query?.['filter[search-text]']);
			return partners({})(spec);
		};
		await run(byNumber, answers);
		expect(searched.splice(0)).toEqual(['46383913']);
		await run({ ...byNumber, options: { searchWidely: true } }, answers);
		expect(searched).toEqual(['46383913', '46 383 913', 'New']);
	});

	test('several matches are named, or the oldest is taken', async () => {
		const answers = partners({ 30: full('30', '46383913', ''), 7: full('7', '46383913', '') });
		await expect(run(byNumber, answers)).rejects.toThrow(
			'belongs to several partners: Partner 7 (7), Partner 30 (30)',
		);
		const { output } = await run({ ...byNumber, options: { ifSeveral: 'oldest' } }, answers);
		expect(output).toMatchObject({ id: '7', created: false });
	});

	test('items that want the same new partner create it once', async () => {
		const shared = new Map<string, Promise<unknown>>();
		const first = flowWith(byNumber, partners({}), shared);
		const second = flowWith(byNumber, partners({}), shared);
		const findOrCreate = operation('partner', 'findOrCreate');
		const outputs = await Promise.all([
			findOrCreate.run(first.flow),
			findOrCreate.run({ ...second.flow, itemIndex: 1 }),
		]);
		expect(outputs).toEqual([
			{ id: '99', created: true },
			{ id: '99', created: false },
		]);
		expect(second.lines()).toEqual([]);
	});
});
