import { createHash } from 'node:crypto';

import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

/**
 * One login for all: n8n calls `preAuthentication` for every request that finds no token or an
 * expired one, without a lock, so hundreds of items would log in hundreds of times.
 */

/** A login that did not give a token. Carries no `response`, so n8n does not try it a second time. */
export class LoginProblem extends Error {
	/**
	 * @param refused  the vendor looked at the login and said no: trying again may lock the account
	 * @param networkCode Node's code when no answer came (ECONNREFUSED …)
	 * @param answeredWith HTTP status of the answer. Not called `status`: n8n would replace the message.
	 */
	constructor(
		message: string,
		readonly refused: boolean,
		readonly networkCode?: string,
		readonly answeredWith?: number,
	) {
		super(message);
		this.name = 'LoginProblem';
	}
}

interface Session {
	token?: string;
	tokenAt: number;
	pending?: Promise<string>;
	refusal?: LoginProblem;
	refusedAt: number;
}

/**
 * Long enough for the requests that left with the old token. Not longer: another n8n process may have
 * logged in since, and our token may be older than the one that has just been refused.
 */
const TOKEN_MEMORY = 60_000;

/** Long enough for all items of a run that started together, short enough for "I fixed it, try again". */
const REFUSAL_MEMORY = 5_000;

/** Sessions are small, but a process may see many credentials in its life. */
const MOST_SESSIONS = 500;

const sessions = new Map<string, Session>();

/**
 * The token to use instead of the one in the credential (empty, or refused by the vendor).
 * However many callers ask at the same time, `logIn` runs once for the same credential data; whoever
 * comes with an older token than the newest gets the newest without a login.
 *
 * @param tokenField the hidden expirable field, for example `accessToken`
 * @throws LoginProblem
 */
export async function tokenFor(
	credentials: ICredentialDataDecryptedObject,
	tokenField: string,
	logIn: () => Promise<string>,
): Promise<string> {
	const session = sessionOf(credentials, tokenField);
	if (session.pending) return await session.pending;
	const { token, tokenAt, refusal, refusedAt } = session;
	if (token !== undefined && token !== credentials[tokenField] && isRecent(tokenAt, TOKEN_MEMORY)) {
		return token;
	}
	if (refusal && isRecent(refusedAt, REFUSAL_MEMORY)) throw refusal;
	session.pending = logIn();
	const [outcome] = await Promise.allSettled([session.pending]);
	session.pending = undefined;
	if (outcome.status === 'fulfilled') {
		session.token = outcome.value;
		session.tokenAt = Date.now();
		session.refusal = undefined;
		return outcome.value;
	}
	const reason: unknown = outcome.reason;
	session.token = undefined;
	session.refusal = isLoginProblem(reason) && reason.refused ? reason : undefined;
	session.refusedAt = Date.now();
	throw reason;
}

/** The newest known token of a credential, so that it can be masked wherever it might show. */
export function knownToken(
	credentials: ICredentialDataDecryptedObject,
	tokenField: string,
): string | undefined {
	return sessions.get(keyOf(credentials, tokenField))?.token;
}

/** Duck-typed, because a second copy of a module may be loaded beside ours. */
export function isLoginProblem(error: unknown): error is LoginProblem {
	return error instanceof Error && error.name === 'LoginProblem';
}

function isRecent(moment: number, memory: number): boolean {
	return Date.now() - moment < memory;
}

function sessionOf(credentials: ICredentialDataDecryptedObject, tokenField: string): Session {
	const key = keyOf(credentials, tokenField);
	const known = sessions.get(key);
	if (known) return known;
	if (sessions.size >= MOST_SESSIONS) {
		const [oldest] = sessions.keys();
		sessions.delete(oldest);
	}
	const session: Session = { tokenAt: 0, refusedAt: 0 };
	sessions.set(key, session);
	return session;
}

/** Credential data as a key: a hash, so that no password is kept; without the token, which changes. */
function keyOf(credentials: ICredentialDataDecryptedObject, tokenField: string): string {
	const data = Object.entries(credentials)
		.filter(([field]) => field !== tokenField)
		.sort(([a], [b]) => a.localeCompare(b));
	return createHash('sha256').update(JSON.stringify(data)).digest('hex');
}
