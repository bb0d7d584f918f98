import type { State } from '../../../sandbox/vendors/flowii.mts';
import { COMPANY } from '../../../sandbox/vendors/flowii/seed.mts';
import { useSandbox } from '../../support/sandbox.mts';

const sandbox = useSandbox('flowii');
const flowii = () => sandbox.vendor<State>('flowii');

const JSON_API = 'application/vnd.api+json';
const LOGIN = 'grant_type=password&username=api%40sandbox.test&password=sandbox-pass';

async function logIn(accept = JSON_API) {
	const { status, headers, body } = await flowii().act({
		method: 'POST',
		path: '/token',
		headers: {
			'api-key': 'sandbox-key',
			accept,
			'content-type': 'application/x-www-form-urlencoded',
		},
		body: LOGIN,
	});
	return { status, headers, body: body as Record<string, string> };
}

async function call(method: string, path: string, body?: object) {
	const { body: token } = await logIn();
	const headers = {
		'api-key': 'sandbox-key',
		authorization: `Bearer ${token.access_token}`,
		accept: JSON_API,
	};
	const glue = path.includes('?') ? '&' : '?';
	const address = `${path}${glue}companyId=${COMPANY}`;
	return await flowii().act({ method, path: address, headers, body });
}

const order = (attributes: object) => ({
	data: {
		type: 'order',
		attributes,
		relationships: {
			state: { data: firstOf('order-state') },
			user: { data: firstOf('user') },
		},
	},
});

function firstOf(type: string): { type: string; id: string } {
	const id = flowii().state.records.find((record) => record.type === type)?.id ?? '';
	return { type, id };
}

const idsSince = async (path: string, range: string, since: number) => {
	const { body } = await call('GET', `${path}?filter[${range}]=${since}`);
	return (body as { data: { id: string }[] }).data.map(({ id }) => id);
};

const nowInSeconds = () => Math.floor(Date.now() / 1000);

describe('an order whose body names its date of creation', () => {
	it('is created when the body says, so that a list of what is new misses it', async () => {
		const since = nowInSeconds() - 60;
		const { status, body } = await call(
			'POST',
			'/orders',
			order({ name: 'Stôl', created: '2024-03-01T00:00:00' }),
		);
		expect(status).toBe(200);
		const { id } = (body as { data: { id: string } }).data;

		expect(await idsSince('/orders', 'created-from', since)).not.toContain(id);
		// Midnight in Bratislava, where the clock is one hour ahead of UTC.
		const midnight = Date.UTC(2024, 1, 29, 23) / 1000;
		expect(await idsSince('/orders', 'created-from', midnight)).toContain(id);
		expect(await idsSince('/orders', 'created-from', midnight + 86_400 * 400)).not.toContain(id);
		expect(await idsSince('/orders', 'edited-from', since)).toContain(id);
		expect(await call('GET', `/orders/${id}`)).toMatchObject({
			body: { data: { attributes: { created: '2024-03-01T00:00:00' } } },
		});
	});

	it('can lie in the future', async () => {
		const created = '2039-01-01T00:00:00';
		const { body } = await call('POST', '/orders', order({ name: 'Stôl', created }));
		const { id } = (body as { data: { id: string } }).data;

		const to = `/orders?filter[created-to]=${nowInSeconds()}`;
		expect(JSON.stringify((await call('GET', to)).body)).not.toContain(`"${id}"`);
	});
});

describe('switches', () => {
	it('put the newest record first', async () => {
		const ids = async () => (await idsSince('/orders', 'created-from', 0)).join();
		const usual = await ids();
		flowii().state.switches.newestFirst = true;

		expect((await ids()).split(',').toReversed().join()).toBe(usual);
		expect(usual).toContain(',');
	});

	it('make the vendor mind what is accepted', async () => {
		expect((await logIn('application/json')).status).toBe(200);
		flowii().state.switches.strictAccept = true;

		expect((await logIn('application/json')).status).toBe(406);
		expect((await logIn('application/json, */*')).status).toBe(200);
		expect((await logIn(JSON_API)).status).toBe(200);
	});

	it('set the clock and the zone of the vendor', async () => {
		flowii().state.switches.clockOffsetMinutes = -90;
		flowii().state.switches.zone = 'Asia/Tokyo';
		const upload = { name: 'a.txt', content: 'YQ==', 'content-type': 'text/plain' };
		const { status } = await call('POST', `/orders/${firstOf('order').id}/files`, {
			data: { type: 'file', attributes: upload },
		});
		expect(status).toBe(200);

		const expected = Date.now() - 90 * 60_000;
		const { '.issued': issued } = (await logIn()).body;
		expect(Math.abs(Date.parse(issued ?? '') - expected)).toBeLessThan(5000);
		const file = flowii().state.records.at(-1);
		expect(Math.abs((file?.created ?? 0) * 1000 - expected)).toBeLessThan(5000);
		const written = Date.parse(`${file?.attributes['created-date']}+09:00`);
		expect(Math.abs(written - expected)).toBeLessThan(5000);
	});

	it('set the clock that the header Date shows', async () => {
		flowii().state.switches.clockOffsetMinutes = 600;

		const { headers } = await fetch(flowii().url);
		sandbox.expectRefusals();

		const ahead = Date.parse(headers.get('date') ?? '') - Date.now();
		expect(Math.abs(ahead - 600 * 60_000)).toBeLessThan(5000);
	});
});

it('refuses a login and errs under 200 in its own words', async () => {
	flowii().fault({ kind: 'refuseLogin' });
	flowii().fault({ kind: 'errorUnder200' });
	const form = { 'content-type': 'application/x-www-form-urlencoded', 'api-key': 'sandbox-key' };

	const login = await fetch(`${flowii().url}/token`, {
		method: 'POST',
		headers: form,
		body: LOGIN,
	});
	const list = await fetch(`${flowii().url}/companies`, { headers: { 'api-key': 'sandbox-key' } });

	expect([login.status, await login.json()]).toMatchObject([400, { error: 'invalid_grant' }]);
	expect([list.status, await list.json()]).toMatchObject([200, { errors: [{ status: '422' }] }]);
});
