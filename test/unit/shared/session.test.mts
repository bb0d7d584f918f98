import type { IDataObject, IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { emptyAnswer } from '../../../nodes/shared/evidence.ts';
import { isProvenLogin, LoginProblem, tokenFor } from '../../../nodes/shared/login.ts';
import { type Journey, Session } from '../../../nodes/shared/session.ts';
import type { VendorApi } from '../../../nodes/shared/vendor.ts';

const FIELD = 'accessToken';
const api: VendorApi = {
	name: 'Vendor',
	credentialType: 'vendorApi',
	baseUrl: () => 'https://vendor.example',
	secretFields: [FIELD],
	accountFields: [],
	evidence: emptyAnswer,
	authenticationHeaders: ['Authorization'],
	problemIn: () => undefined,
	login: { tokenField: FIELD, refusedWith: [401] },
};
const options: IHttpRequestOptions = {
	url: 'https://vendor.example/things',
	headers: { accept: 'application/json' },
};

let users = 0;

/**
 * n8n and a vendor: n8n gives a request without a token to the credential's login, and stores what it
 * gets; the vendor takes the tokens of `accepted`.
 */
class World {
	/** A login of its own, because the process remembers those of others. */
	readonly credentials: IDataObject = { user: `user ${(users += 1)}`, [FIELD]: '' };

	stored: unknown = '';

	readonly accepted = new Set<string>();

	/** What a login gives: `token 1`, `token 2` …, which the vendor takes unless it is `stubborn`. */
	logins = 0;

	stubborn = false;

	/** What the login ends with instead. */
	loginFails?: Error;

	/** Tokens of the requests that reached the vendor. */
	readonly sent: string[] = [];

	readonly headers: unknown[] = [];

	looks = 0;

	/** Whether a request waits for a login, as seen before and after n8n's own. */
	readonly waiting: boolean[] = [];

	readonly journey: Journey = { isLoggingIn: () => false };

	/** Runs while a request is on its way. */
	onTheWay: (token: string) => Promise<void> | void = () => undefined;

	readonly session: Session;

	constructor(token = '', vendor: VendorApi = api) {
		this.credentials[FIELD] = token;
		this.session = new Session(this.engine, vendor, this.credentials as never);
	}

	/** The same login in another run of the same process. */
	another(): Session {
		return new Session(this.engine, api, this.credentials as never);
	}

	async request(session = this.session): Promise<unknown> {
		return await session.request(this.engine, options, this.journey);
	}

	/** The login of the credential type, which is shared by the process. */
	async logIn(data: IDataObject): Promise<string> {
		return await tokenFor(data as never, FIELD, async () => {
			this.logins++;
			if (this.loginFails) throw this.loginFails;
			const token = `token ${this.logins}`;
			if (!this.stubborn) this.accepted.add(token);
			return token;
		});
	}

	private get engine(): IExecuteFunctions {
		return {
			getCredentials: async () => {
				this.looks++;
				this.waiting.push(this.journey.isLoggingIn());
				return { ...this.credentials, [FIELD]: this.stored };
			},
			helpers: {
				httpRequestWithAuthentication: async (
					_type: string,
					request: IHttpRequestOptions,
					more?: { credentialsDecrypted: { data: IDataObject } },
				) => await this.send(request, more?.credentialsDecrypted.data),
			},
		} as unknown as IExecuteFunctions;
	}

	private async send(request: IHttpRequestOptions, data: IDataObject = {}): Promise<object> {
		this.headers.push({ ...request.headers });
		this.waiting.push(this.journey.isLoggingIn());
		if (data[FIELD] === '') {
			// Up to 2.30, n8n throws an error of its own in the place of ours.
			const token = await this.logIn(data).catch(() => {
				throw new Error("n8n's own words");
			});
			data[FIELD] = this.stored = token;
		}
		this.waiting.push(this.journey.isLoggingIn());
		Object.assign(request.headers ?? {}, { authorization: `Bearer ${String(data[FIELD])}` });
		const token = String(data[FIELD]);
		this.sent.push(token);
		await this.onTheWay(token);
		return { statusCode: this.accepted.has(token) ? 200 : 401 };
	}
}

const fine = { statusCode: 200 };
const refused = { statusCode: 401 };

describe('law 5: the token of a run', () => {
	test('a vendor without a login gets the request as it is', async () => {
		const world = new World('', { ...api, login: undefined });
		expect(await world.request()).toEqual(refused);
		expect(world.session.token).toBeUndefined();
		expect(world.logins).toBe(0);
		expect(world.looks).toBe(0);
	});

	test('is taken from the credential, and kept', async () => {
		const world = new World('stored');
		world.accepted.add('stored');
		expect(await world.request()).toEqual(fine);
		expect(await world.request()).toEqual(fine);
		expect(world.sent).toEqual(['stored', 'stored']);
		expect(world.looks).toBe(0);
		expect(isProvenLogin(world.credentials as never, FIELD)).toBe(true);
	});

	test('comes from one login where there is none, and is used from then on', async () => {
		const world = new World();
		expect(isProvenLogin(world.credentials as never, FIELD)).toBe(false);
		expect(await Promise.all([world.request(), world.request()])).toEqual([fine, fine]);
		expect(await world.request()).toEqual(fine);
		expect(world.sent).toEqual(['token 1', 'token 1', 'token 1']);
		expect(world.logins).toBe(1);
		expect(world.session.token).toBe('token 1');
		expect(world.looks).toBe(0);
	});

	test('what is no text in its place is none', async () => {
		const world = new World();
		world.credentials[FIELD] = { token: 1 };
		const session = world.another();
		expect(session.token).toBe('');
		expect(await world.request(session)).toEqual(fine);
		expect(world.sent).toEqual(['token 1']);
	});

	test('headers are copied for each try: n8n writes the token into them', async () => {
		const world = new World('old');
		await world.request();
		expect(world.headers).toEqual([options.headers, options.headers]);
		expect(options.headers).toEqual({ accept: 'application/json' });
	});

	test('an answer that is no object is not a refusal', async () => {
		const world = new World('old');
		const engine = { helpers: { httpRequestWithAuthentication: async () => 'text' } };
		const answer = await world.session.request(engine as never, options, world.journey);
		expect(answer).toBe('text');
	});
});

describe('law 5: a refused token', () => {
	test('gives way to the stored one, without a login', async () => {
		const world = new World('old');
		world.stored = "another worker's";
		world.accepted.add("another worker's");
		expect(await world.request()).toEqual(fine);
		expect(world.sent).toEqual(['old', "another worker's"]);
		expect(world.logins).toBe(0);
		expect(world.session.token).toBe("another worker's");
	});

	test.each([
		['the refused one itself', 'old'],
		['nothing', ''],
		['no text', { token: 1 }],
	])('is renewed by one login where %s is stored', async (_what, stored) => {
		const world = new World('old');
		world.stored = stored;
		expect(await Promise.all([world.request(), world.request()])).toEqual([fine, fine]);
		expect(world.sent).toEqual(['old', 'old', 'token 1', 'token 1']);
		expect(world.logins).toBe(1);
		expect(world.looks).toBe(1);
	});

	test('that comes back late does not end its successor', async () => {
		const world = new World('old');
		let arrive: () => void = () => undefined;
		const late = new Promise<void>((resolve) => {
			arrive = resolve;
		});
		let first = true;
		world.onTheWay = async (token) => {
			if (token !== 'old' || !first) return;
			first = false;
			await late;
		};
		const slow = world.request();
		expect(await world.request()).toEqual(fine);
		arrive();
		expect(await slow).toEqual(fine);
		expect(world.sent).toEqual(['old', 'old', 'token 1', 'token 1']);
		expect(world.looks).toBe(1);
	});

	test('that is followed by eight others, each of them refused, is the answer', async () => {
		const world = new World('stored 0');
		world.stored = 'stored 1';
		world.onTheWay = () => {
			world.stored = `stored ${world.sent.length}`;
		};
		expect(await world.request()).toEqual(refused);
		expect(world.sent).toHaveLength(9);
		expect(world.logins).toBe(0);
	});

	test('is looked at as waiting for a login, until there is a new one', async () => {
		const world = new World();
		await world.request();
		// Before n8n's login, and after it.
		expect(world.waiting).toEqual([true, false]);
		world.waiting.length = 0;
		world.accepted.clear();
		world.stored = 'newer';
		world.accepted.add('newer');
		await world.request();
		// With the old token, at the look at the stored one, with the new token.
		expect(world.waiting).toEqual([false, false, true, false, false]);
	});
});

describe('law 5: a token that ends as soon as it was given', () => {
	beforeEach(() => {
		jest.useFakeTimers();
	});

	afterEach(() => {
		jest.useRealTimers();
		jest.restoreAllMocks();
	});

	/** A run whose token is `age` milliseconds old and was accepted, when it ends. */
	async function ended(age: number, random: number): Promise<World> {
		jest.spyOn(Math, 'random').mockReturnValue(random);
		const world = new World();
		await world.request();
		await jest.advanceTimersByTimeAsync(age);
		world.accepted.delete('token 1');
		world.sent.length = 0;
		return world;
	}

	test('waits for the token of the worker that ended it', async () => {
		const world = await ended(0, 0.9);
		const answer = world.request();
		await jest.advanceTimersByTimeAsync(249);
		expect(world.looks).toBe(1);
		world.stored = "another worker's";
		world.accepted.add("another worker's");
		await jest.advanceTimersByTimeAsync(1);
		expect(await answer).toEqual(fine);
		expect(world.sent).toEqual(['token 1', "another worker's"]);
		expect(world.looks).toBe(2);
	});

	test.each([
		[0, 1],
		[0.5, 3],
		[0.99, 4],
		[1, 5],
	])('looks by chance (%d) %i times more, then logs in', async (random, looks) => {
		const world = await ended(2_999, random);
		const answer = world.request();
		await jest.advanceTimersByTimeAsync(250 * looks - 1);
		expect(world.logins).toBe(1);
		await jest.advanceTimersByTimeAsync(1);
		expect(await answer).toEqual(fine);
		expect(world.looks).toBe(1 + looks);
		expect(world.logins).toBe(2);
	});

	test('of three seconds has ended of age: the login comes at once', async () => {
		const world = await ended(3_000, 1);
		const answer = world.request();
		await jest.advanceTimersByTimeAsync(0);
		expect(await answer).toEqual(fine);
		expect(world.looks).toBe(1);
		expect(world.sent).toEqual(['token 1', 'token 2']);
	});

	test('two in a row that were never accepted end the run, and every later request', async () => {
		jest.spyOn(Math, 'random').mockReturnValue(0);
		const world = new World();
		world.stubborn = true;
		const ends = expect(world.request()).rejects.toMatchObject({
			name: 'LoginProblem',
			refused: true,
			message: expect.stringContaining('Vendor refuses the token that it has just given'),
		});
		await jest.advanceTimersByTimeAsync(1_000);
		await ends;
		expect(world.sent).toEqual(['token 1', 'token 2']);
		await expect(world.request()).rejects.toThrow('refuses the token that it has just given');
		expect(world.sent).toHaveLength(2);
		// Nobody else in the process logs in either.
		await expect(world.logIn({ ...world.credentials })).rejects.toThrow('that it has just given');
		expect(world.logins).toBe(2);
	});

	test('ends only the run where the vendor has taken a token of this login before', async () => {
		jest.spyOn(Math, 'random').mockReturnValue(0);
		const world = new World();
		await world.request();
		await jest.advanceTimersByTimeAsync(60_000);
		world.accepted.clear();
		world.stubborn = true;
		const ends = expect(world.request(world.another())).rejects.toThrow('that it has just given');
		await jest.advanceTimersByTimeAsync(1_000);
		await ends;
		await jest.advanceTimersByTimeAsync(60_000);
		expect(await world.logIn({ ...world.credentials })).toBe(`token ${world.logins}`);
	});

	test('one between two that were taken does not', async () => {
		jest.spyOn(Math, 'random').mockReturnValue(0);
		const world = new World();
		for (const _round of [1, 2, 3]) {
			world.stubborn = true;
			world.onTheWay = () => {
				world.stubborn = false;
			};
			world.accepted.clear();
			const answer = world.request();
			await jest.advanceTimersByTimeAsync(1_000);
			expect(await answer).toEqual(fine);
		}
	});
});

describe('law 5: a login that gives no token', () => {
	const problem = new LoginProblem('The password is wrong', true);

	test('is told in its own words, whatever n8n makes of it', async () => {
		const world = new World();
		world.loginFails = problem;
		await expect(world.request()).rejects.toBe(problem);
	});

	test('of another moment does not explain a request that was never answered', async () => {
		const world = new World();
		world.loginFails = new LoginProblem('No answer', false);
		await expect(world.request()).rejects.toThrow('No answer');
		await new Promise((resolve) => setTimeout(resolve, 5));
		const engine = {
			helpers: {
				httpRequestWithAuthentication: async () => {
					throw new Error('broken before the login');
				},
			},
		};
		const request = world.another().request(engine as never, options, world.journey);
		await expect(request).rejects.toThrow('broken before the login');
	});

	test.each([
		['came with a token', 'stored'],
		['has got one on its way', ''],
	])('does not explain a request that %s', async (_what, token) => {
		const world = new World(token);
		world.onTheWay = async () => {
			// Somebody else's login fails at the same time.
			world.loginFails = problem;
			const data = { ...world.credentials, [FIELD]: 'token 1' };
			await world.logIn(data).catch(() => undefined);
			throw new Error('broken');
		};
		await expect(world.request()).rejects.toThrow('broken');
	});
});
