import type { IDataObject } from 'n8n-workflow';

import type { StoredRecord } from '../../sandbox/vendors/flowii.mts';
import { poller } from '../support/engine.mts';
import { useSandbox } from '../support/sandbox.mts';
import { byId, COMPANY, flowiiTest } from './flowii-support.mts';

/** The FLOWii Trigger: what is new or changed between two polls, once. */

const flowii = flowiiTest(useSandbox('flowii'));
const { vendor, sent, calls } = flowii;

const watch = async (parameters: IDataObject = {}) =>
	await poller({
		node: 'flowiiTrigger',
		credentials: {
			type: 'flowiiApi',
			data: flowii.context.credentials(flowii.context.vendor()),
		},
		parameters: { record: 'order', event: 'created', company: byId(''), ...parameters },
	});

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

test('asks for a window that overlaps, in Unix seconds, and reads each record in full', async () => {
	const trigger = await watch();
	await trigger.poll();
	vendor().requests.length = 0;
	added('order', '34501');
	const [item] = (await trigger.poll()) ?? [];
	const since = Number(sent()[0].query['filter[created-from]']);
	expect(now() - since).toBeGreaterThanOrEqual(120);
	expect(now() - since).toBeLessThan(180);
	expect(sent()[0].query.companyId).toBe(COMPANY);
	expect(item.json).toHaveProperty('serialNr');
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

test('passes over a record that was deleted while it was read', async () => {
	const trigger = await watch();
	await trigger.poll();
	added('order', '34801');
	added('order', '34802');
	vendor().fault({
		kind: 'status',
		status: 404,
		body: { errors: [{ title: 'The order 34801 does not exist' }] },
		match: { path: '/orders/34801' },
	});
	expect(ids(await trigger.poll())).toEqual(['34802']);
});

test('shows a sample in manual mode and remembers nothing of it', async () => {
	const trigger = await watch();
	expect(ids(await trigger.poll('manual'))).toEqual(['34167', '34168']);
	expect(trigger.staticData).toEqual({});
	expect(await trigger.poll()).toBeNull();
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
