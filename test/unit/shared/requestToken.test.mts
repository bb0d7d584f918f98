import type { IDataObject, IHttpRequestHelper, IHttpRequestOptions } from 'n8n-workflow';

import { freshToken } from '../../../nodes/shared/requestToken.ts';

const answer = (statusCode: number, body: unknown, headers = {}) => ({ statusCode, headers, body });

let users = 0;

/** A login with the answer or failure of the vendor. */
async function logIn(given: unknown, more: { body?: string } = {}) {
	const sent: IHttpRequestOptions[] = [];
	const helper = {
		helpers: {
			httpRequest: async (options: IHttpRequestOptions) => {
				sent.push(options);
				if (given instanceof Error) throw given;
				return given;
			},
		},
	} as unknown as IHttpRequestHelper;
	const credentials: IDataObject = { user: `user ${(users += 1)}`, password: 'hunter22' };
	const work = freshToken(helper, credentials as never, ({ password }) => ({
		vendor: 'Vendor',
		hint: 'Check the password.',
		url: 'https://vendor.example/token',
		headers: { 'X-Key': 'k' },
		secrets: [password, undefined, 7],
		...more,
	}));
	const outcome = await work.catch((error: unknown) => error);
	return { outcome, sent };
}

const refusedWith = async (...given: Parameters<typeof answer>) =>
	(await logIn(answer(...given))).outcome;

describe('a login', () => {
	test('is one request that follows no redirect and ends', async () => {
		const { outcome, sent } = await logIn(answer(200, { access_token: 'tok-1' }), { body: 'a=1' });
		expect(outcome).toEqual({ accessToken: 'tok-1' });
		expect(sent).toEqual([
			{
				method: 'POST',
				url: 'https://vendor.example/token',
				headers: { Accept: 'application/json', 'X-Key': 'k' },
				body: 'a=1',
				encoding: 'arraybuffer',
				returnFullResponse: true,
				ignoreHttpStatusErrors: true,
				disableFollowRedirect: true,
				timeout: 30_000,
				abortSignal: expect.any(AbortSignal) as AbortSignal,
			},
		]);
	});

	test.each(['', ' ', 'a b', 'a\nb', 'ą', 7, null, {}])(
		'gives no token by %p, which no header can carry',
		async (token) => {
			expect(await refusedWith(200, { access_token: token })).toMatchObject({
				name: 'LoginProblem',
				refused: true,
				message: 'Vendor refused the login. Check the password.',
			});
		},
	);

	test.each([299, 400])('counts with its status: %i', async (status) => {
		const outcome = await refusedWith(status, { access_token: 'tok' });
		if (status < 300) expect(outcome).toEqual({ accessToken: 'tok' });
		else expect(outcome).toMatchObject({ refused: true, answeredWith: 400 });
	});
});

describe('a login that was refused', () => {
	test('says why, without what was sent', async () => {
		expect(await refusedWith(401, { error_description: 'hunter22 is wrong.' })).toMatchObject({
			message: 'Vendor refused the login: *** is wrong. Check the password.',
			refused: true,
			answeredWith: 401,
			networkCode: undefined,
		});
	});

	test.each([
		[302, '', { location: 'https://other.example/' }, 'Vendor redirects to another address. If'],
		[404, '<html>', {}, 'Vendor answered with a web page instead of data. The address'],
	])('by what is no login at all (%i)', async (status, body, headers, message) => {
		expect(await refusedWith(status, body, headers)).toMatchObject({
			message: expect.stringContaining(message) as string,
			refused: true,
			answeredWith: status,
		});
	});

	test.each([
		[{ refresh_token: 'r' }],
		[{ data: { id_token: 'i' } }],
		[{ a: { b: { c: { d: { e: { f: { access_token: 't' } } } } } } }],
		['Warning: x {"access_token":"t"}'],
		["access_token = 't'"],
		['ACCESS_TOKEN: t'],
	])('without a word of an answer that holds a token: %j', async (body) => {
		expect(await refusedWith(200, body)).toMatchObject({
			message: 'Vendor refused the login. Check the password.',
		});
	});

	test.each([
		['no access_token here', 'no access_token here'],
		[{ message: 'my_access_tokens: none' }, 'my_access_tokens: none'],
		[{ message: 'x', a: { b: 1 } }, 'x'],
	])('with the words of one that does not: %j', async (body, words) => {
		expect(await refusedWith(400, body)).toMatchObject({
			message: `Vendor refused the login: ${words}. Check the password.`,
		});
	});
});

describe('a login that may work later', () => {
	test.each([408, 429, 500, 503])('ended with %i', async (status) => {
		expect(await refusedWith(status, 'busy')).toMatchObject({
			message: `Vendor could not log in at the moment (status ${status})`,
			refused: false,
			answeredWith: status,
		});
	});

	test.each([
		['ECONNREFUSED', 'the connection was refused', 'ECONNREFUSED'],
		['ERR_CANCELED', 'no answer within the time limit', 'ETIMEDOUT'],
	])('got no answer: %s', async (code, words, told) => {
		const { outcome } = await logIn(Object.assign(new Error('x'), { code }));
		expect(outcome).toMatchObject({
			message: `The login at Vendor got no answer: ${words}`,
			refused: false,
			networkCode: told,
			answeredWith: undefined,
		});
	});
});
