import type { EgitoState, Tenant } from '../../../sandbox/vendors/egito.mts';
import { useSandbox } from '../../support/sandbox.mts';

/** What differs from one Egito application to the next can be switched on. */

const sandbox = useSandbox('egito');
const egito = () => sandbox.vendor<EgitoState>('egito');
const tenant = (changes: Partial<Tenant>) => Object.assign(egito().state.tenant, changes);

async function call(path: string, username = 'api@sandbox') {
	const login = new URLSearchParams({
		grant_type: 'password',
		client_id: 'sandbox-id',
		client_secret: 'sandbox-secret',
		username,
		password: 'sandbox-pass',
	});
	const { body: token } = await egito().act({
		method: 'POST',
		path: `/oauth/token?${login}`,
		headers: { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' },
	});
	const authorization = `Bearer ${(token as { access_token: string }).access_token}`;
	const address = `/services/restapi/json${path}`;
	return await egito().act({ method: 'GET', path: address, headers: { authorization } });
}

it('wraps records by the name of their type', async () => {
	tenant({ listEnvelope: '{types}', getEnvelope: '{type}', emptyErrors: true });

	expect((await call('/Lead/get?id=101')).body).toMatchObject({
		lead: { id: 101, surname: 'Nowak' },
		errors: [],
	});
	expect((await call('/Opportunity/list')).body).toMatchObject({
		opportunities: [{ id: 401 }],
		errors: [],
	});
	expect((await call('/SelectDictionary/list?type=gender')).body).toMatchObject({
		values: [{ id: 41 }, { id: 42 }],
	});
});

it('cuts lists, with or without saying so', async () => {
	tenant({ listEnvelope: 'data', mostListed: 1 });
	expect((await call('/Lead/list')).body).toEqual({ data: [expect.objectContaining({ id: 101 })] });

	for (const announces of ['total', 'count'] as const) {
		tenant({ announces });
		expect((await call('/Lead/list')).body).toMatchObject({
			data: [{ id: 101 }],
			[announces]: 2,
		});
	}
	expect((await call('/Lead/list?surname=Nowak')).body).toMatchObject({ count: 1 });
});

it('leads whoever lacks a session or a right to its login page', async () => {
	const get = async (authorization: string) =>
		await egito().act({
			method: 'GET',
			path: '/services/restapi/json/Lead/list',
			headers: { host: 'sandbox.example', authorization },
		});
	expect((await get('Bearer old')).status).toBe(401);
	expect((await call('/Opportunity/list', 'reader@sandbox')).status).toBe(403);
	tenant({ lostSession: 'redirect', missingRight: 'redirect' });

	expect(await get('Bearer old')).toMatchObject({
		status: 302,
		headers: { location: 'http://sandbox.example/login/auth' },
	});
	expect((await call('/Opportunity/list', 'reader@sandbox')).status).toBe(302);
	expect((await call('/Lead/list', 'reader@sandbox')).status).toBe(200);
});
