import type { IDataObject } from 'n8n-workflow';

import { strangeAnswers } from '../../sandbox/answers.mts';
import type { StoredRecord } from '../../sandbox/vendors/flowii.mts';
import { poller } from '../support/engine.mts';
import { useSandbox } from '../support/sandbox.mts';
import { byId, COMPANY, flowiiTest } from './flowii-support.mts';

/** The FLOWii Trigger: what is new or changed between two polls, once. */

const flowii = flowiiTest(useSandbox('flowii'));
const { vendor, sent, calls } = flowii;

const watch = async (
	parameters: IDataObject = {},
	login: IDataObject = {},
	staticData: IDataObject = {},
) =>
	await poller(
		{
			node: 'flowiiTrigger',
			credentials: {
				type: 'flowiiApi',
				data: { ...flowii.context.credentials(flowii.context.vendor()), ...login } as never,
			},
			parameters: { record: 'order', event: 'created', company: byId(''), ...parameters },
		},
		staticData,
	);

const now = () => Math.floor(Date.now() / 1000);

/** A record that somebody adds in FLOWii itself. */
function added(type: string, id: string, ageInSeconds = 0): StoredRecord {
	const template = vendor().state.records.find(
		(one) => one.type === type && one.company === COMPANY,
	);
	if (!template) throw new Error(`The seed has no ${type}`);
	const moment = now() - ageInSeconds;
	const record = { ...structuredClone(template), id, created: moment, edited: moment };
	vendor().state.records.push(record);
	return record;
}

const ids = (items: Array<{ json: IDataObject }> | null) => items?.map(({ json }) => json.id) ?? [];

test('says nothing of what was there before, and gives what is new once', async () => {
	added('order', '34200', 30);
	const trigger = await watch();
	expect(await trigger.poll()).toBeNull();

	const order = added('order', '34201');
	order.attributes.name = 'Nová zákazka';
	const found = await trigger.poll();
	expect(found).toEqual([
		{ json: expect.objectContaining({ id: '34201', name: 'Nová zákazka', stateName: 'Prebieha' }) },
	]);
	expect(await trigger.poll()).toBeNull();
});

test.each([
	['partner', 'partner', 'listPartners'],
	['businessCase', 'business-case', 'listBusinessCases'],
	['order', 'order', 'listOrders'],
	['task', 'task', 'listTasks'],
	['good', 'good', 'listGoods'],
	['cashFlow', 'cash-flow', 'listCashFlows'],
])('gives a new or changed %s', async (record, type, list) => {
	const trigger = await watch({ record, event: 'createdOrUpdated' });
	await trigger.poll();

	const known = vendor().state.records.find((one) => one.type === type && one.company === COMPANY);
	added(type, '34301');
	Object.assign(known?.attributes ?? {}, {
		name: 'Zmenené',
		caption: 'Zmenené',
		purpose: 'Zmenené',
	});
	Object.assign(known ?? {}, { edited: now() });
	expect(ids(await trigger.poll()).sort()).toEqual([known?.id, '34301'].sort());
	expect(await trigger.poll()).toBeNull();
	expect(calls()).toContain(list);
	expect(sent().some(({ query }) => query['filter[edited-from]'])).toBe(true);
});

test('gives a new event, which FLOWii cannot list by its changes', async () => {
	const trigger = await watch({ record: 'event', event: 'createdOrUpdated' });
	await trigger.poll();
	added('communication', '34401');
	expect(ids(await trigger.poll())).toEqual(['34401']);
	expect(sent().every(({ query }) => !query['filter[edited-from]'])).toBe(true);
});

test('does not take a change for something new', async () => {
	const trigger = await watch({ event: 'created' });
	await trigger.poll();
	const order = vendor().state.records.find(({ type }) => type === 'order');
	Object.assign(order ?? {}, { edited: now() });
	expect(await trigger.poll()).toBeNull();
});

test.each([
	// A moment of FLOWii's own, and a date that users enter.
	['task', 'created', 'created-from', 1, 2],
	['order', 'created', 'created-from', 30, 31],
	['task', 'createdOrUpdated', 'edited-from', 0, 1],
])(
	'asks for each %s by %s from far enough back, in Unix seconds',
	async (record, event, filter, least, most) => {
		const trigger = await watch({ record, event });
		await trigger.poll();
		vendor().requests.length = 0;
		await trigger.poll();
		const asked = sent().find(({ query }) => query[`filter[${filter}]`] !== undefined);
		const back = now() - Number(asked?.query[`filter[${filter}]`]);
		expect(back).toBeGreaterThanOrEqual(least * 86_400 + 600);
		expect(back).toBeLessThan(most * 86_400);
		expect(asked?.query.companyId).toBe(COMPANY);
	},
);

test('reads only what is new, in full', async () => {
	added('order', '34499');
	const trigger = await watch();
	await trigger.poll();
	expect(calls()).not.toContain('getOrder');
	added('order', '34501');
	const [item] = (await trigger.poll()) ?? [];
	expect(item.json).toHaveProperty('serialNr');
	expect(calls().filter((call) => call === 'getOrder')).toHaveLength(1);
});

const DAYS = 86_400;

describe.each([
	['order', 'order'],
	['businessCase', 'business-case'],
	['good', 'good'],
])('a new %s that is dated in the past', (record, type) => {
	test.each([
		['at midnight', 12 * 3_600],
		['a week ago', 7 * DAYS],
		['in the future', -7 * DAYS],
		['years ago, but added now', 900 * DAYS],
	])('%s is found once', async (_, age) => {
		const trigger = await watch({ record });
		await trigger.poll();
		added(type, '98001', age).edited = now();
		expect(ids(await trigger.poll())).toEqual(['98001']);
		expect(await trigger.poll()).toBeNull();
	});

	test('is found although another old one was changed, which is not new', async () => {
		added(type, '97000', 900 * DAYS);
		added(type, '98000', 800 * DAYS);
		const trigger = await watch({ record });
		await trigger.poll();
		const old = flowii.record(type, '97000');
		Object.assign(old ?? {}, { edited: now() });
		expect(await trigger.poll()).toBeNull();
		added(type, '98001', 700 * DAYS).edited = now();
		expect(ids(await trigger.poll())).toEqual(['98001']);
	});

	test('is found where changes are watched, too', async () => {
		const trigger = await watch({ record, event: 'createdOrUpdated' });
		await trigger.poll();
		added(type, '98001', 7 * DAYS);
		expect(ids(await trigger.poll())).toEqual(['98001']);
		expect(await trigger.poll()).toBeNull();
	});
});

test.each(['order', 'task'])(
	'finds a new %s whether the clock of FLOWii is behind or ahead',
	async (record) => {
		for (const [index, minutes] of [-45, 45].entries()) {
			vendor().state.switches.clockOffsetMinutes = minutes;
			const trigger = await watch({ record });
			await trigger.poll();
			added(record, `9800${index}`, -minutes * 60);
			expect(ids(await trigger.poll())).toEqual([`9800${index}`]);
			expect(await trigger.poll()).toBeNull();
		}
	},
);

test('finds what was added during an outage of days', async () => {
	const trigger = await watch({ record: 'task' });
	await trigger.poll();
	const state = (trigger.staticData.node ?? trigger.staticData) as { poll: { until: number } };
	state.poll.until -= 5 * DAYS * 1_000;
	added('task', '98001', 4 * DAYS);
	expect(ids(await trigger.poll())).toEqual(['98001']);
});

test.each(strangeAnswers)('$name instead of a list loses nothing', async ({ answer }) => {
	const trigger = await watch();
	await trigger.poll();
	added('order', '98001');
	vendor().fault({ kind: 'answer', ...answer, match: { operationId: 'listOrders' } });
	await expect(trigger.poll()).rejects.toThrow(/FLOWii/);
	expect(ids(await trigger.poll())).toEqual(['98001']);
});

test.each(strangeAnswers)('$name instead of a record loses nothing', async ({ answer }) => {
	const trigger = await watch();
	await trigger.poll();
	added('order', '98001');
	vendor().fault({ kind: 'answer', ...answer, match: { operationId: 'getOrder' } });
	await expect(trigger.poll()).rejects.toThrow(/FLOWii/);
	expect(ids(await trigger.poll())).toEqual(['98001']);
});

test('a list that was empty once tells nothing again', async () => {
	added('order', '98001');
	const trigger = await watch();
	await trigger.poll();
	vendor().fault({ kind: 'emptyPage', match: { operationId: 'listOrders' }, times: 2 });
	expect(await trigger.poll()).toBeNull();
	expect(await trigger.poll()).toBeNull();
});

test.each([
	['another company in the credential', { companyId: '4524' }, {}],
	['another company in the node', {}, { company: byId('4524') }],
])('%s starts anew', async (_, login, parameters) => {
	vendor().state.switches.secondCompany = true;
	const trigger = await watch();
	await trigger.poll();
	const other = await watch(parameters, login, trigger.staticData);
	expect(await other.poll()).toBeNull();
});

test('loses and repeats nothing when a poll fails', async () => {
	const trigger = await watch();
	await trigger.poll();
	added('order', '34601');
	vendor().fault({ kind: 'status', status: 400, body: { errors: [{ title: 'Not now' }] } });
	await expect(trigger.poll()).rejects.toThrow('Not now');
	added('order', '34602');
	expect(ids(await trigger.poll()).sort()).toEqual(['34601', '34602']);
	expect(await trigger.poll()).toBeNull();
});

test('catches up in pages after an outage', async () => {
	vendor().state.switches.pageSize = 10;
	const trigger = await watch();
	await trigger.poll();
	const fresh = Array.from({ length: 35 }, (_, index) => added('order', String(34_700 + index)).id);
	expect(ids(await trigger.poll())).toEqual(fresh);
});

describe('a record that cannot be found although it was listed', () => {
	const missing = {
		kind: 'status',
		status: 404,
		body: { errors: [{ title: 'The order 34801 does not exist' }] },
		match: { path: '/orders/34801' },
	} as const;

	test('is passed over if it was deleted in between', async () => {
		const trigger = await watch();
		await trigger.poll();
		added('order', '34801');
		added('order', '34802');
		vendor().fault({
			kind: 'edit',
			match: { path: '/orders/34801' },
			edit: (reply) => {
				const { records } = vendor().state;
				vendor().state.records = records.filter(({ id }) => id !== '34801');
				return { ...reply, status: 404, body: missing.body };
			},
		});
		expect(ids(await trigger.poll())).toEqual(['34802']);
	});

	test('is an error if FLOWii lists it still', async () => {
		const trigger = await watch();
		await trigger.poll();
		added('order', '34801');
		vendor().fault(missing);
		await expect(trigger.poll()).rejects.toThrow('The order 34801 does not exist');
		expect(ids(await trigger.poll())).toEqual(['34801']);
	});
});

describe('the sample in manual mode', () => {
	test.each([true, false])(
		'is the newest, with few calls, and nothing is remembered (newest first: %s)',
		async (newestFirst) => {
			vendor().state.switches.newestFirst = newestFirst;
			for (let id = 35_000; id < 35_020; id++) added('order', String(id));
			const trigger = await watch();
			const newest = ['35019', '35018', '35017', '35016', '35015'];
			expect(ids(await trigger.poll('manual'))).toEqual(newest);
			expect(sent().length).toBeLessThanOrEqual(7);
			expect(trigger.staticData).toEqual({});
		},
	);

	test('shows older records where there are no recent ones', async () => {
		for (const record of vendor().state.records) record.created -= 400 * DAYS;
		const trigger = await watch();
		expect(ids(await trigger.poll('manual'))).toEqual(['34168', '34167']);
		expect(await trigger.poll()).toBeNull();
	});
});

test('watches the chosen company', async () => {
	vendor().state.switches.secondCompany = true;
	const trigger = await watch({ record: 'partner', company: byId('4524') });
	await trigger.poll();
	added('partner', '34901');
	added('partner', '34902').company = '4524';
	expect(ids(await trigger.poll())).toEqual(['34902']);
});

test('gives records as FLOWii sends them when they shall not be simplified', async () => {
	const trigger = await watch({ simplify: false });
	await trigger.poll();
	added('order', '34950');
	const [item] = (await trigger.poll()) ?? [];
	expect(item.json).toMatchObject({ type: 'order', id: '34950', attributes: expect.any(Object) });
});
