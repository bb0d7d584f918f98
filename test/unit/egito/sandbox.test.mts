import type { EgitoState } from '../../../sandbox/vendors/egito.mts';
import { useSandbox } from '../../support/sandbox.mts';

/** The sandbox's Egito is as strict as the vendor's pages, and no stricter. */

const sandbox = useSandbox('egito');
const egito = () => sandbox.vendor<EgitoState>('egito');

const LOGIN = {
	grant_type: 'password',
	client_id: 'sandbox-id',
	client_secret: 'sandbox-secret',
	username: 'api@sandbox',
	password: 'sandbox-pass',
};
const FORM = { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' };

const logIn = async (values: Partial<typeof LOGIN>, headers: Record<string, string> = FORM) =>
	await egito().act({
		method: 'POST',
		path: `/oauth/token?${new URLSearchParams(values).toString()}`,
		headers,
	});

async function call(path: string, headers: Record<string, string> = {}, body?: string) {
	const { body: token } = await logIn(LOGIN);
	const { access_token: accessToken } = token as { access_token: string };
	return await egito().act({
		method: body === undefined ? 'GET' : 'POST',
		path: `/services/restapi/json${path}`,
		headers: { authorization: `Bearer ${accessToken}`, ...headers },
		body,
	});
}

describe('login', () => {
	test('answers a token with the seconds it has left, the same one while it lives', async () => {
		const first = await logIn(LOGIN);
		const second = await logIn(LOGIN);

		expect(first).toMatchObject({ status: 200, body: { token_type: 'bearer' } });
		const { expires_in: left } = first.body as { expires_in: number };
		// A second may pass between the two.
		expect(3317 - left).toBeLessThanOrEqual(1);
		expect((second.body as typeof LOGIN & { access_token: string }).access_token).toBe(
			(first.body as { access_token: string }).access_token,
		);
	});

	test.each(Object.keys(LOGIN) as Array<keyof typeof LOGIN>)('needs %s', async (name) => {
		const { [name]: _left, ...rest } = LOGIN;
		expect((await logIn(rest)).status).toBe(400);
	});

	test('takes its parameters from the query and the documented content type only', async () => {
		const inBody = await egito().act({
			method: 'POST',
			path: '/oauth/token',
			headers: FORM,
			body: new URLSearchParams(LOGIN).toString(),
		});

		expect(inBody.status).toBe(400);
		expect((await logIn(LOGIN, {})).status).toBe(400);
	});

	test('refuses wrong keys and wrong passwords', async () => {
		expect((await logIn({ ...LOGIN, client_secret: 'wrong' })).status).toBe(401);
		expect((await logIn({ ...LOGIN, password: 'wrong' })).status).toBe(400);
	});
});

describe('records', () => {
	test('need a living token', async () => {
		const { status } = await egito().act({
			method: 'GET',
			path: '/services/restapi/json/Lead/list',
			headers: { authorization: 'Bearer none' },
		});
		expect(status).toBe(401);
	});

	test('take forms with dotted names and JSON, nested or dotted', async () => {
		const json = { 'content-type': 'application/json' };
		await call('/Lead/create', FORM, 'mainPhoneNumber.suffix=1');
		await call('/Lead/create', json, '{"mainPhoneNumber":{"suffix":"1"}}');
		await call('/Lead/create', json, '{"mainPhoneNumber.suffix":"1"}');

		expect(
			egito()
				.state.records.Lead.slice(2)
				.map((lead) => lead['mainPhoneNumber.suffix']),
		).toEqual(['1', '1', '1']);
	});

	test('refuse brackets, unknown names, unknown dictionary IDs and other media types', async () => {
		const errors = async (body: string) => {
			const answer = await call('/Lead/create', FORM, body);
			return (answer.body as { errors: Array<{ field: string }> }).errors.map(({ field }) => field);
		};
		expect(await errors('mainPhoneNumber%5Bsuffix%5D=1')).toEqual(['mainPhoneNumber[suffix]']);
		expect(await errors('surnam=X')).toEqual(['surnam']);
		expect(await errors('sourceId=99')).toEqual(['sourceId']);
		expect((await call('/Lead/create', { 'content-type': 'text/plain' }, 'x')).status).toBe(415);
		expect(egito().state.records.Lead).toHaveLength(2);
	});

	test('are emptied by an update that leaves fields out, unless the tenant says otherwise', async () => {
		await call('/Lead/update', FORM, 'id=101&name=Anna');
		expect(egito().state.records.Lead[0]).toEqual({ id: '101', name: 'Anna' });

		egito().state.tenant.updateClearsMissingFields = false;
		await call('/Lead/update', FORM, 'id=102&name=P.');
		expect(egito().state.records.Lead[1]).toMatchObject({ name: 'P.', surname: 'Zieliński' });
	});
});

test('a dictionary needs its type', async () => {
	expect((await call('/SelectDictionary/list')).status).toBe(400);
	expect((await call('/SelectDictionary/list?type=industry')).status).toBe(200);
});
