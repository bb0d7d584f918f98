import type { IDataObject } from 'n8n-workflow';

import { strangeAnswers } from '../../sandbox/answers.mts';
import type { State, Tenant } from '../../sandbox/vendors/wolkvox.mts';
import { type Poller, poller } from '../support/engine.mts';
import { useSandbox } from '../support/sandbox.mts';

const sandbox = useSandbox('wolkvox');
const vendor = () => sandbox.vendor<State>('wolkvox');

type Operation = 'modulotest' | 'modulotest02';

const tenant = (operation: Operation): Tenant => vendor().state.tenants[operation];

async function trigger(operation: Operation, parameters: IDataObject = {}): Promise<Poller> {
	return await poller({
		node: 'wolkvoxCrmTrigger',
		credentials: {
			type: 'wolkvoxCrmApi',
			data: { server: vendor().url, operation, token: 'sandbox-token' },
		},
		parameters: {
			module: 'leads',
			event: 'recordCreated',
			...parameters,
		},
	});
}

/** Somebody works in the CRM. */
async function enter(operation: Operation, script: string, body: object): Promise<void> {
	const { status } = await vendor().act({
		method: 'POST',
		path: `/server/API/v2/custom/${script}.php`,
		headers: { 'wolkvox-token': 'sandbox-token' },
		body: { operation, module: 'leads', ...body },
	});
	expect(status).toBe(200);
}

const addLead = async (operation: Operation, names: string) =>
	await enter(operation, 'insert', { fields: { names } });

const namesOf = async (poll: Promise<Array<{ json: IDataObject }> | null>) =>
	(await poll)?.map(({ json }) => json.names) ?? null;

/** A record's dates, so many minutes back on the CRM's clock. */
function backdate(operation: Operation, index: number, field: string, minutes: number): void {
	const record = tenant(operation).modules.leads.records[index] as IDataObject;
	record[field] = new Intl.DateTimeFormat('sv-SE', {
		timeZone: 'America/Bogota',
		dateStyle: 'short',
		timeStyle: 'medium',
	}).format(new Date(Date.now() - minutes * 60_000));
}

const CREATED = 'wolkvox_fecha_creacion';
const CHANGED = 'wolkvox_fecha_modificacion';

describe.each([
	['modulotest', 'by date of creation'],
	['modulotest02', 'by date of change'],
] as const)('a CRM (%s) that searches %s', (operation, _date) => {
	test('gives each new record once, and nothing that was there before', async () => {
		await addLead(operation, 'Antes');
		const polls = await trigger(operation);
		expect(await polls.poll()).toBeNull();
		await addLead(operation, 'Uno');
		await addLead(operation, 'Dos');
		expect(await namesOf(polls.poll())).toEqual(['Uno', 'Dos']);
		expect(await polls.poll()).toBeNull();
		await addLead(operation, 'Tres');
		expect(await namesOf(polls.poll())).toEqual(['Tres']);
		expect(await polls.poll()).toBeNull();
	});

	test('does not take a changed record for a new one', async () => {
		const polls = await trigger(operation);
		await polls.poll();
		const [{ wolkvox_id: id }] = tenant(operation).modules.leads.records;
		await enter(operation, 'update', { 'wolkvox-id': id, fields: { Origen: 'Web' } });
		expect(await polls.poll()).toBeNull();
	});

	test('gives a change once where changes are wanted', async () => {
		backdate(operation, 0, CREATED, 120);
		backdate(operation, 0, CHANGED, 120);
		const polls = await trigger(operation, { event: 'recordCreatedOrChanged' });
		expect(await polls.poll()).toBeNull();
		const [{ wolkvox_id: id }] = tenant(operation).modules.leads.records;
		await enter(operation, 'update', { 'wolkvox-id': id, fields: { names: 'Cambiado' } });
		expect(await namesOf(polls.poll())).toEqual(['Cambiado']);
		expect(await polls.poll()).toBeNull();
		await addLead(operation, 'Nuevo');
		expect(await namesOf(polls.poll())).toEqual(['Nuevo']);
	});

	test('loses and repeats nothing over a failed poll and an outage', async () => {
		const polls = await trigger(operation);
		await polls.poll();
		await addLead(operation, 'Durante la caída');
		vendor().fault({ kind: 'status', status: 500, body: { code: 500, msg: 'Mantenimiento' } });
		await expect(polls.poll()).rejects.toThrow('Mantenimiento');
		// n8n was away for half a day, and the record is older than any overlap.
		const state = polls.staticData.poll as { until: number };
		state.until -= 12 * 3_600_000;
		backdate(operation, 1, CREATED, 300);
		backdate(operation, 1, CHANGED, 300);
		expect(await namesOf(polls.poll())).toEqual(['Durante la caída']);
		expect(await polls.poll()).toBeNull();
	});
});

/** Hours from UTC to a time that the trigger asked for. */
const hoursFromNow = (moment: unknown): number =>
	(Date.parse(`${String(moment).replace(' ', 'T')}:00Z`) - Date.now()) / 3_600_000;

describe('the trigger', () => {
	const asked = () =>
		vendor().requests.map(({ body }) => body as { from: string; to: string; date: boolean });

	test('asks for whole minutes around the clocks of the whole world', async () => {
		await (await trigger('modulotest')).poll();
		const [{ from, to, date }] = asked();
		expect(date).toBe(true);
		expect(hoursFromNow(from)).toBeCloseTo(-13.25, 1);
		expect(hoursFromNow(to)).toBeCloseTo(15, 1);
	});

	test('asks for a few hours around the clock of a zone that is given', async () => {
		await (await trigger('modulotest', { options: { timezone: 'America/Bogota' } })).poll();
		const [{ from, to }] = asked();
		expect(hoursFromNow(from)).toBeCloseTo(-6.25, 1);
		expect(hoursFromNow(to)).toBeCloseTo(-4, 1);
	});

	test('refuses a wrong time zone before any call', async () => {
		const polls = await trigger('modulotest', { options: { timezone: 'Bogotá' } });
		await expect(polls.poll()).rejects.toThrow('is not a time zone');
		expect(vendor().requests).toEqual([]);
	});

	test('shows the newest records by hand, with one call, without touching its memory', async () => {
		const polls = await trigger('modulotest', { module: 'contacts' });
		const sample = await polls.poll('manual');
		expect(sample).toHaveLength(3);
		expect(sample?.[0].json).toMatchObject({
			namecontact: 'Marta Quintero',
			telephonecontact: '573027778899',
		});
		expect(vendor().requests).toHaveLength(1);
		expect(polls.staticData).toEqual({});
	});

	test('shows older records where the last week was quiet', async () => {
		backdate('modulotest', 0, CREATED, 60 * 24 * 60);
		backdate('modulotest', 0, CHANGED, 60 * 24 * 60);
		const polls = await trigger('modulotest');
		expect(await polls.poll('manual')).toHaveLength(1);
		expect(vendor().requests).toHaveLength(2);
	});

	test('gives whole records where they are wanted', async () => {
		const polls = await trigger('modulotest', { module: 'contacts', simplify: false });
		const items = (await polls.poll('manual')) ?? [];
		expect(items[2].json.telephonecontact).toEqual({
			country: 'Colombia',
			code: '57',
			value: '573001112233',
		});
	});

	test('goes on when the same module is chosen from the list', async () => {
		// As workflows of earlier versions have it.
		const polls = await trigger('modulotest', { module: 'leads' });
		await polls.poll();
		await addLead('modulotest', 'Uno');
		const again = await trigger('modulotest', {
			module: { __rl: true, mode: 'list', value: 'leads', cachedResultName: 'leads' },
		});
		Object.assign(again.staticData, polls.staticData);
		expect(await namesOf(again.poll())).toEqual(['Uno']);
	});

	test('starts anew when another module is chosen', async () => {
		const polls = await trigger('modulotest');
		await polls.poll();
		await addLead('modulotest', 'Uno');
		const { poll } = polls.staticData as { poll: { key: string } };
		poll.key = 'another';
		expect(await polls.poll()).toBeNull();
	});

	test('fetches a crowded window in parts', async () => {
		const polls = await trigger('modulotest');
		await polls.poll();
		await addLead('modulotest', 'Uno');
		await addLead('modulotest', 'Dos');
		const [record] = tenant('modulotest').modules.leads.records.slice(-1);
		vendor().requests.length = 0;
		vendor().fault({
			kind: 'status',
			status: 200,
			body: { code: 200, 'Total records': 2, data: [record] },
		});
		expect(await namesOf(polls.poll())).toEqual(expect.arrayContaining(['Uno', 'Dos']));
		expect(vendor().requests).toHaveLength(3);
	});

	test('an empty window that announces records is an error after a handful of calls', async () => {
		const polls = await trigger('modulotest');
		await polls.poll();
		vendor().requests.length = 0;
		const body = { code: 200, error: 'null', 'Total records': 12, data: [] };
		vendor().fault({ kind: 'status', status: 200, body, times: 5_000 });
		await expect(polls.poll()).rejects.toThrow('The list is not complete');
		expect(vendor().requests.length).toBeLessThan(10);
	});

	test('an import of which a part came is told whole by the next poll', async () => {
		const polls = await trigger('modulotest');
		await polls.poll();
		for (let index = 0; index < 5; index++) await addLead('modulotest', `Lead ${index}`);
		const { records } = tenant('modulotest').modules.leads;
		const body = { code: 200, msg: '5 records were are found', data: records.slice(-2) };
		vendor().fault({ kind: 'status', status: 200, body, times: 5 });
		await expect(polls.poll()).rejects.toThrow('5 records were announced');
		expect(await namesOf(polls.poll())).toHaveLength(5);
	});

	test.each(strangeAnswers)('$name is no empty window: nothing is lost', async ({ answer }) => {
		const polls = await trigger('modulotest');
		await polls.poll();
		await addLead('modulotest', 'Uno');
		vendor().fault({ kind: 'answer', ...answer });
		await expect(polls.poll()).rejects.toThrow(/wolkvox CRM (answered|redirects)/);
		expect(await namesOf(polls.poll())).toEqual(['Uno']);
	});

	test('does not lose a record whose date has another form', async () => {
		const polls = await trigger('modulotest');
		await polls.poll();
		const body = {
			code: 200,
			error: 'null',
			data: [{ wolkvox_id: 'x', names: 'Uno', [CREATED]: '31/01/2026 09:00' }],
		};
		vendor().fault({ kind: 'status', status: 200, body });
		expect(await namesOf(polls.poll())).toEqual(['Uno']);
	});

	test('pages by the names that the user gave', async () => {
		sandbox.expectRefusals();
		const pages = { positionParameter: 'page', sizeParameter: 'page_size', size: 2 };
		const polls = await trigger('modulotest', { options: { pagination: { pages } } });
		const page = (...names: string[]) => {
			const data = names.map((name) => ({ wolkvox_id: `id-${name}`, names: name }));
			vendor().fault({ kind: 'status', status: 200, body: { code: 200, data } });
		};
		page();
		expect(await polls.poll()).toBeNull();
		page('a', 'b');
		page('c');
		page();
		expect(await namesOf(polls.poll())).toEqual(['a', 'b', 'c']);
		const asked = vendor()
			.requests.slice(-3)
			.map(({ body }) => body as IDataObject);
		expect(asked.map((body) => [body.page, body.page_size])).toEqual([
			[1, 2],
			[2, 2],
			[3, 2],
		]);
	});

	test('a changed look back starts anew instead of telling old records', async () => {
		const changes = { event: 'recordCreatedOrChanged' };
		const polls = await trigger('modulotest', { ...changes, lookBack: 1 });
		await polls.poll();
		const longer = await trigger('modulotest', { ...changes, lookBack: 2_000 });
		Object.assign(longer.staticData, polls.staticData);
		expect(await longer.poll()).toBeNull();
	});
});

/** Records that somebody enters, and polls, on clocks that change or that nobody knows. */
describe('each record comes once', () => {
	const MINUTE = 60_000;

	afterEach(() => jest.restoreAllMocks());

	/** On the CRM's clock, as its zone has it at that moment. */
	const clock = (zone: string, moment: number) =>
		new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })
			.format(new Date(moment))
			.replace('T', ' ');

	/** A record every three minutes and a poll every five; which names came, in order. */
	async function through(
		zone: string,
		start: string,
		hours: number,
		operation: Operation,
		parameters: IDataObject,
	): Promise<{ entered: string[]; came: string[] }> {
		const { records } = tenant(operation).modules.leads;
		records.length = 0;
		const polls = await trigger(operation, parameters);
		const now = jest.spyOn(Date, 'now');
		const entered: string[] = [];
		const came: string[] = [];
		const first = Date.parse(start);
		const enterAt = (moment: number, name: string) => {
			const at = clock(zone, moment);
			records.push({ wolkvox_id: `id-${name}`, names: name, [CREATED]: at, [CHANGED]: at });
		};
		for (let index = 0; index < 40; index++) {
			enterAt(first - (index + 1) * 47 * MINUTE, `before ${index}`);
		}
		now.mockReturnValue(first);
		expect(await polls.poll()).toBeNull();
		for (let minute = 3; minute <= hours * 60; minute++) {
			const moment = first + minute * MINUTE;
			if (minute % 3 === 0) {
				const name = `at ${minute}`;
				enterAt(moment, name);
				entered.push(name);
			}
			if (minute % 5 !== 0) continue;
			now.mockReturnValue(moment + 1_000);
			came.push(...((await namesOf(polls.poll())) ?? []).map(String));
		}
		return { entered, came };
	}

	test.each<[string, string, string]>([
		['in the hour that comes twice in Santiago', 'America/Santiago', '2026-04-05T00:00:00Z'],
		['in the hour that comes twice in Madrid', 'Europe/Madrid', '2026-10-24T22:00:00Z'],
		['in the hour that is missing in Madrid', 'Europe/Madrid', '2026-03-28T22:00:00Z'],
		['with a CRM in UTC', 'UTC', '2026-06-01T00:00:00Z'],
		['with a CRM in Kiribati', 'Pacific/Kiritimati', '2026-06-01T00:00:00Z'],
		['with a CRM on Baker Island', 'Etc/GMT+12', '2026-06-01T00:00:00Z'],
	])('%s', async (_name, zone, start) => {
		for (const operation of ['modulotest', 'modulotest02'] as const) {
			const { entered, came } = await through(zone, start, 6, operation, {});
			const last = entered.length - 1;
			expect(came).toEqual(came.filter((name, index) => came.indexOf(name) === index));
			expect(came).toEqual(expect.arrayContaining(entered.slice(0, last)));
			expect(came.length).toBeLessThanOrEqual(entered.length);
		}
	});

	test.each(['America/Santiago', 'Europe/Madrid'])(
		'in the hour that comes twice, with the zone %s given',
		async (zone) => {
			const start = zone === 'Europe/Madrid' ? '2026-10-24T23:30:00Z' : '2026-04-05T01:30:00Z';
			const options = { timezone: zone };
			const { entered, came } = await through(zone, start, 5, 'modulotest02', { options });
			// Within one poll they are sorted by what the clock said, in the hour that comes twice too.
			expect(came.toSorted()).toEqual(entered.toSorted());
		},
	);
});
