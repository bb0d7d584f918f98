import type { Answers, State } from '../../../sandbox/vendors/wolkvox.mts';
import { useSandbox } from '../../support/sandbox.mts';

/** Where the vendor's documents are silent, the tenant's answers can be switched. */

const sandbox = useSandbox('wolkvox');
const wolkvox = () => sandbox.vendor<State>('wolkvox');
const tenant = () => wolkvox().state.tenants.modulotest;
const answers = (changes: Partial<Answers>) => Object.assign(tenant().answers, changes);

interface Body {
	code: unknown;
	msg: unknown;
	data: unknown;
	'Total records'?: number;
}

async function call(script: string, more: object) {
	const { status, body } = await wolkvox().act({
		method: 'POST',
		path: `/server/API/v2/custom/${script}.php`,
		headers: { 'wolkvox-token': 'sandbox-token' },
		body: { operation: 'modulotest', module: 'Ventas', ...more },
	});
	return { status, body: body as Body };
}

const GOOD = { Producto: 'Pan', Precio: 1 };
const BAD = { Productos: 'Pan' };
const insertMany = async (...fields: object[]) => await call('insertMany', { fields });
const REASON = 'The field "Productos" does not exist (row 2)';

describe('a bulk call with a bad row', () => {
	it('is refused as a whole at first', async () => {
		expect((await insertMany(GOOD, BAD)).body).toMatchObject({ code: '412', msg: REASON });
		expect(tenant().modules.Ventas?.records).toHaveLength(2);
	});

	it.each([
		[
			'rows',
			'2 records created',
			[{ wolkvox_id: expect.any(String) as string }, { code: '412', msg: REASON }, {}],
		],
		['message', '2 records created, 1 rejected', [{}, {}]],
		['messages', ['2 records created', REASON], [{}, {}]],
		['silent', '2 records created', [{}, {}]],
	] as const)('takes the good rows: %s', async (bulk, msg, data) => {
		answers({ bulk });

		const { status, body } = await insertMany(GOOD, BAD, GOOD);

		expect(status).toBe(200);
		expect(body).toMatchObject({ code: 200, msg, data });
		expect(tenant().modules.Ventas?.records).toHaveLength(4);
	});

	it('is an update whose good rows are changed', async () => {
		answers({ bulk: 'rows' });
		const [first] = tenant().modules.Ventas?.records ?? [];

		const { body } = await call('updateMany', {
			fields: [
				{ wolkvox_id: first?.wolkvox_id, Precio: 9 },
				{ wolkvox_id: 'nobody', Precio: 9 },
			],
		});

		expect(body).toMatchObject({
			msg: '1 records updated',
			data: [{ wolkvox_id: first?.wolkvox_id }, { code: '404', error: 'Not Found' }],
		});
		expect(first?.Precio).toBe(9);
	});
});

it('gives the IDs of a bulk insert as objects, texts, or a single object', async () => {
	const ids = async (form: Answers['ids'], ...rows: object[]) => {
		answers({ ids: form });
		return (await insertMany(...rows)).body.data;
	};
	const id = expect.stringMatching(/^64cb/) as string;

	expect(await ids('objects', GOOD)).toEqual([{ wolkvox_id: id }]);
	expect(await ids('texts', GOOD, GOOD)).toEqual([id, id]);
	expect(await ids('single', GOOD)).toEqual({ wolkvox_id: id });
	expect(await ids('single', GOOD, GOOD)).toEqual([{ wolkvox_id: id }, { wolkvox_id: id }]);
});

describe('a search', () => {
	const search = async (more: object = {}) =>
		(await call('query', { field: 'Producto', value: 'Pan', ...more })).body;

	beforeEach(async () => {
		await insertMany(GOOD, GOOD, GOOD);
	});

	it('is cut and announces all or only what it gives', async () => {
		expect(await search()).toMatchObject({ msg: '3 records were are found', data: [{}, {}, {}] });
		answers({ most: 2, totalRecords: true });
		expect(await search()).toMatchObject({
			msg: '3 records were are found',
			'Total records': 3,
			data: [{}, {}],
		});
		answers({ announces: 'given', totalRecords: false });
		const cut = await search();
		expect(cut).toMatchObject({ msg: '2 records were are found', data: [{}, {}] });
		expect(cut).not.toHaveProperty('Total records');
	});

	it('is a map with gaps, as PHP writes a filtered list', async () => {
		answers({ lists: 'map' });

		expect(Object.keys((await search()).data as object)).toEqual(['0', '2', '4']);
	});

	it('has pages where the tenant has them', async () => {
		expect(await search({ page: 1 })).toMatchObject({ code: '400' });

		answers({ paging: { counts: 'pages', first: 1, defaultSize: 2 } });
		expect((await search()).data).toHaveLength(2);
		expect((await search({ page: 2 })).data).toHaveLength(1);
		expect((await search({ page: '3' })).data).toBeNull();
		expect((await search({ page: 2, page_size: 1 })).data).toHaveLength(1);

		answers({ paging: { counts: 'records', first: 0, defaultSize: 2 } });
		expect((await search({ page: 2 })).data).toHaveLength(1);
	});
});

it('writes local times on its own clock and in its own zone', async () => {
	wolkvox().state.clockOffsetMinutes = 45;
	tenant().timezone = 'Asia/Tokyo';

	await call('insert', { fields: GOOD });

	const written = tenant().modules.Ventas?.records.at(-1)?.wolkvox_fecha_creacion ?? '';
	const ahead = Date.parse(`${written.replace(' ', 'T')}+09:00`) - Date.now();
	expect(Math.abs(ahead - 45 * 60_000)).toBeLessThan(5000);
	const { headers } = await fetch(wolkvox().url);
	sandbox.expectRefusals();
	expect(Math.abs(Date.parse(headers.get('date') ?? '') - Date.now() - 45 * 60_000)).toBeLessThan(
		5000,
	);
});
