import {
	acceptToken,
	givenAt,
	isProvenLogin,
	knownToken,
	LoginProblem,
	problemSince,
	refuseToken,
	tokenFor,
} from '../../../nodes/shared/login.ts';

let user = 0;
/** A credential that no other test has used: sessions live as long as the process. */
const credential = (accessToken = '') => ({ username: `user${++user}`, accessToken });
const server = () => {
	let logins = 0;
	const logIn = async () => {
		const token = `token-${++logins}`;
		await new Promise((resolve) => setTimeout(resolve, 5));
		return token;
	};
	return { logIn, count: () => logins };
};

describe('law 5: login', () => {
	afterEach(() => jest.useRealTimers());

	test('two hundred callers with an empty token make one login', async () => {
		const { logIn, count } = server();
		const data = credential();
		const tokens = await Promise.all(
			Array.from({ length: 200 }, async () => await tokenFor({ ...data }, 'accessToken', logIn)),
		);
		expect(new Set(tokens)).toEqual(new Set(['token-1']));
		expect(count()).toBe(1);
	});

	test('who comes late with the old token gets the new one without a login', async () => {
		const { logIn, count } = server();
		const data = credential('old');
		await tokenFor(data, 'accessToken', logIn);
		expect(await tokenFor({ ...data }, 'accessToken', logIn)).toBe('token-1');
		expect(await tokenFor({ ...data, accessToken: '' }, 'accessToken', logIn)).toBe('token-1');
		expect(count()).toBe(1);
	});

	test('a refused newest token makes a new login', async () => {
		const { logIn, count } = server();
		const data = credential();
		await tokenFor(data, 'accessToken', logIn);
		expect(await tokenFor({ ...data, accessToken: 'token-1' }, 'accessToken', logIn)).toBe(
			'token-2',
		);
		expect(count()).toBe(2);
		expect(knownToken(data, 'accessToken')).toBe('token-2');
	});

	test('another process may have a newer token: ours is not trusted for long', async () => {
		const { logIn } = server();
		const data = credential();
		await tokenFor(data, 'accessToken', logIn);
		jest.useFakeTimers({ now: Date.now() + 61_000, doNotFake: ['setTimeout'] });
		expect(await tokenFor({ ...data, accessToken: 'newer' }, 'accessToken', logIn)).toBe('token-2');
	});

	test('different credential data never share a token', async () => {
		const { logIn } = server();
		expect(await tokenFor(credential(), 'accessToken', logIn)).toBe('token-1');
		expect(await tokenFor(credential(), 'accessToken', logIn)).toBe('token-2');
	});

	test('a refused login is not tried again at once, an unanswered one is', async () => {
		const data = credential();
		let tries = 0;
		const fail = (refused: boolean) => async () => {
			tries++;
			throw new LoginProblem('no', refused);
		};
		await expect(tokenFor(data, 'accessToken', fail(false))).rejects.toThrow('no');
		await expect(tokenFor(data, 'accessToken', fail(true))).rejects.toThrow('no');
		await expect(tokenFor(data, 'accessToken', fail(true))).rejects.toThrow('no');
		expect(tries).toBe(2);
		jest.useFakeTimers({ now: Date.now() + 6_000 });
		await expect(tokenFor(data, 'accessToken', fail(true))).rejects.toThrow('no');
		expect(tries).toBe(3);
		// Each refusal in a row makes the pause longer: accounts get locked.
		jest.setSystemTime(Date.now() + 6_000);
		await expect(tokenFor(data, 'accessToken', fail(true))).rejects.toThrow('no');
		expect(tries).toBe(3);
		jest.setSystemTime(Date.now() + 10_000);
		await expect(tokenFor(data, 'accessToken', fail(true))).rejects.toThrow('no');
		expect(tries).toBe(4);
	});

	test('a token that another worker has stored since is newer than ours', async () => {
		const { logIn, count } = server();
		const data = credential();
		const ours = await tokenFor(data, 'accessToken', logIn);
		acceptToken(data, 'accessToken', 'theirs', givenAt(data, 'accessToken', ours) + 1);
		expect(knownToken(data, 'accessToken')).toBe('theirs');
		refuseToken(data, 'accessToken', 'theirs');
		// Ours must not come back: it is older than the one that has just ended.
		expect(await tokenFor(data, 'accessToken', logIn)).toBe('token-2');
		expect(count()).toBe(2);
	});

	test('a token that was in use before our login is not newer than ours', async () => {
		const { logIn, count } = server();
		const data = credential();
		const began = Date.now() - 1;
		await tokenFor(data, 'accessToken', logIn);
		acceptToken(data, 'accessToken', 'old', began);
		expect(await tokenFor(data, 'accessToken', logIn)).toBe('token-1');
		expect(count()).toBe(1);
	});

	test('a token is fresh until somebody has got an answer with it', async () => {
		const { logIn } = server();
		const data = credential();
		const given = async () => await tokenFor(data, 'accessToken', logIn);
		const refuse = (token: string) => refuseToken(data, 'accessToken', token);

		const first = await given();
		expect([refuse(first), refuse('another')]).toEqual([true, false]);
		expect(isProvenLogin(data, 'accessToken')).toBe(false);
		const second = await given();
		acceptToken(data, 'accessToken', second, Date.now());
		expect(refuse(second)).toBe(false);
		expect(isProvenLogin(data, 'accessToken')).toBe(true);
		expect(refuse(await given())).toBe(true);
	});

	test('the same token again is good again: some servers give it until it ends', async () => {
		let logins = 0;
		const same = async () => {
			logins++;
			return 'same';
		};
		const data = credential();
		await tokenFor(data, 'accessToken', same);
		refuseToken(data, 'accessToken', 'other');
		refuseToken(data, 'accessToken', 'same');
		expect(await tokenFor(data, 'accessToken', same)).toBe('same');
		expect(await tokenFor(data, 'accessToken', same)).toBe('same');
		expect(logins).toBe(2);
		expect(await tokenFor({ ...data, accessToken: 'other' }, 'accessToken', same)).toBe('same');
		expect(logins).toBe(2);
	});

	test('members of a credential may come in any order', async () => {
		const { logIn, count } = server();
		const { username } = credential();
		const one = { username, password: 'x', accessToken: '' };
		const other = { accessToken: '', password: 'x', username };
		await Promise.all([tokenFor(one, 'accessToken', logIn), tokenFor(other, 'accessToken', logIn)]);
		expect(count()).toBe(1);
	});

	test('whoever asks during the pause is told the refusal, as one of this moment', async () => {
		jest.useFakeTimers();
		const data = credential();
		const problem = new LoginProblem('wrong password', true);
		const fails = async () => {
			throw problem;
		};
		await expect(tokenFor(data, 'accessToken', fails)).rejects.toBe(problem);
		jest.setSystemTime(Date.now() + 1_000);
		const began = Date.now();
		expect(problemSince(data, 'accessToken', began)).toBeUndefined();
		await expect(tokenFor(data, 'accessToken', fails)).rejects.toBe(problem);
		expect(problemSince(data, 'accessToken', began)).toBe(problem);
		expect(problemSince(credential(), 'accessToken', began)).toBeUndefined();
	});

	test('an error that is none of a login is no refusal of it', async () => {
		const data = credential();
		const began = Date.now();
		const broken = async () => {
			throw new Error('broken');
		};
		await expect(tokenFor(data, 'accessToken', broken)).rejects.toThrow('broken');
		expect(problemSince(data, 'accessToken', began)).toBeUndefined();
		const { logIn } = server();
		expect(await tokenFor(data, 'accessToken', logIn)).toBe('token-1');
	});

	test('five hundred logins are remembered, the oldest is forgotten', async () => {
		const { logIn } = server();
		const first = credential();
		await tokenFor(first, 'accessToken', logIn);
		const now = async () => 'token';
		for (let others = 0; others < 499; others++) await tokenFor(credential(), 'accessToken', now);
		expect(knownToken(first, 'accessToken')).toBe('token-1');
		await tokenFor(credential(), 'accessToken', now);
		expect(knownToken(first, 'accessToken')).toBeUndefined();
		expect(givenAt(first, 'accessToken', 'token-1')).toBe(0);
	});
});
