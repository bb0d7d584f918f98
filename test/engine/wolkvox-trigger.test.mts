import type { IDataObject } from 'n8n-workflow';

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
			timezone: 'America/Bogota',
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

describe('the trigger', () => {
	test('asks for whole minutes on the clock of the CRM, a little into the future', async () => {
		await (await trigger('modulotest', { timezone: 'Asia/Tokyo' })).poll();
		const { from, to, date } = vendor().requests[0].body as {
			from: string;
			to: string;
			date: boolean;
		};
		expect(date).toBe(true);
		const shift = (moment: string) =>
			(Date.parse(`${moment.replace(' ', 'T')}:00+09:00`) - Date.now()) / 60_000;
		expect(shift(from)).toBeGreaterThan(-17);
		expect(shift(from)).toBeLessThan(-14);
		expect(shift(to)).toBeGreaterThan(3);
		expect(shift(to)).toBeLessThan(6);
	});

	test('refuses a wrong time zone', async () => {
		const polls = await trigger('modulotest', { timezone: 'Bogotá' });
		await expect(polls.poll()).rejects.toThrow("'Time Zone' is not a time zone");
		expect(vendor().requests).toEqual([]);
	});

	test('shows a sample by hand without touching its memory', async () => {
		const polls = await trigger('modulotest', { module: 'contacts' });
		const sample = await polls.poll('manual');
		expect(sample).toHaveLength(3);
		expect(sample?.[2].json).toMatchObject({
			namecontact: 'Marta Quintero',
			telephonecontact: '573027778899',
		});
		expect(polls.staticData).toEqual({});
	});

	test('gives whole records where they are wanted', async () => {
		const polls = await trigger('modulotest', { module: 'contacts', simplify: false });
		const [item] = (await polls.poll('manual')) ?? [];
		expect(item.json.telephonecontact).toEqual({
			country: 'Colombia',
			code: '57',
			value: '573001112233',
		});
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
		const [record] = tenant('modulotest').modules.leads.records.slice(-1);
		vendor().requests.length = 0;
		vendor().fault({
			kind: 'status',
			status: 200,
			body: { code: 200, 'Total records': 5, data: [record] },
		});
		expect(await namesOf(polls.poll())).toEqual(['Uno']);
		expect(vendor().requests).toHaveLength(3);
	});
});
