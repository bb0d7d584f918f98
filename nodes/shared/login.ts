import { createHash } from 'node:crypto';

import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

/**
 * One login for all in this process: n8n calls `preAuthentication` for every request that finds no token or an
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
	/** The newest token that is known: given by a login of this process, or accepted when another's was stored. */
	token?: string;
	tokenAt: number;
	/** The last token that a login of this process gave, and whether the vendor has accepted it since. */
	given?: { token: string; at: number; isAccepted: boolean };
	/** When the vendor last accepted a token of this login. */
	provenAt: number;
	/** Tokens that the vendor refused, the latest last; never given out again. */
	refused: string[];
	pending?: Promise<string>;
	refusal?: LoginProblem;
	refusedAt: number;
	/** Refusals in a row. */
	refusals: number;
	/** The last login that gave no token, and when somebody was told so. */
	problem?: LoginProblem;
	problemAt: number;
}

/**
 * Long enough for the requests that left with the old token. Not longer: another n8n process may have
 * logged in since, and our token may be older than the one that has just been refused.
 */
const TOKEN_MEMORY = 60_000;

/** After the first refusal: long enough for all items of a run that started together. */
const FIRST_PAUSE = 5_000;

/** Each refusal in a row triples the pause: vendors lock accounts after a few wrong logins. */
const LONGEST_PAUSE = 600_000;

/** Within this time, somebody's rights have hardly been taken away. */
const PROOF_MEMORY = 600_000;

/** A refused token comes back for a while, from calls that left before. */
const MOST_REFUSED = 20;

/** Sessions are small, but a process may see many credentials in its life. */
const MOST_SESSIONS = 500;

const sessions = new Map<string, Session>();

/**
 * A token to use instead of the one in the credential (empty, or refused by the vendor).
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
	const old = credentials[tokenField];
	// n8n asks with a token only when that was refused, or to test the credential.
	if (typeof old === 'string' && old !== '') remember(session, old);
	if (session.pending) return await session.pending;
	const { token, tokenAt } = session;
	if (token !== undefined && !session.refused.includes(token) && isRecent(tokenAt, TOKEN_MEMORY)) {
		return token;
	}
	refuseDuringPause(session);
	session.pending = logIn();
	const [outcome] = await Promise.allSettled([session.pending]);
	session.pending = undefined;
	if (outcome.status === 'rejected') {
		session.token = undefined;
		noteRefusal(session, outcome.reason);
		noteProblem(session, outcome.reason);
		throw outcome.reason;
	}
	session.token = outcome.value;
	session.tokenAt = Date.now();
	session.given = { token: outcome.value, at: session.tokenAt, isAccepted: false };
	// Some servers give the same token until it ends.
	session.refused = session.refused.filter((one) => one !== outcome.value);
	return outcome.value;
}

/** When a login of this process gave the token; long ago for all others. */
export function givenAt(
	credentials: ICredentialDataDecryptedObject,
	tokenField: string,
	token: string,
): number {
	const given = sessions.get(keyOf(credentials, tokenField))?.given;
	return given?.token === token ? given.at : 0;
}

/**
 * Says that the vendor refused a token, so that nobody gets it again.
 *
 * @returns whether it was fresh: nobody has ever got an answer with it
 */
export function refuseToken(
	credentials: ICredentialDataDecryptedObject,
	tokenField: string,
	token: string,
): boolean {
	const session = sessionOf(credentials, tokenField);
	remember(session, token);
	return session.given?.token === token && !session.given.isAccepted;
}

/**
 * Says that the vendor took a token: the login is in order, whatever was refused before.
 *
 * @param began when the request with the token began. A token that is not ours and was in use after our
 *   last login has been stored by another worker since, so ours is the older one.
 */
export function acceptToken(
	credentials: ICredentialDataDecryptedObject,
	tokenField: string,
	token: string,
	began: number,
): void {
	const session = sessionOf(credentials, tokenField);
	session.refusals = 0;
	session.refusal = undefined;
	session.provenAt = Date.now();
	if (session.given?.token === token) session.given.isAccepted = true;
	else if (began > session.tokenAt) Object.assign(session, { token, tokenAt: Date.now() });
}

/** Whether this process has seen the vendor accept a token of this login not long ago. */
export function isProvenLogin(
	credentials: ICredentialDataDecryptedObject,
	tokenField: string,
): boolean {
	return isRecent(sessions.get(keyOf(credentials, tokenField))?.provenAt ?? 0, PROOF_MEMORY);
}

/** Says that the vendor refuses whatever token it gives: a login more would not help. */
export function refuseLogin(
	credentials: ICredentialDataDecryptedObject,
	tokenField: string,
	problem: LoginProblem,
): void {
	noteRefusal(sessionOf(credentials, tokenField), problem);
}

function remember(session: Session, token: string): void {
	if (session.refused.includes(token)) return;
	session.refused = [...session.refused, token].slice(-MOST_REFUSED);
}

function noteRefusal(session: Session, reason: unknown): void {
	if (!isLoginProblem(reason) || !reason.refused) return;
	session.refusal = reason;
	session.refusedAt = Date.now();
	session.refusals++;
}

function noteProblem(session: Session, reason: unknown): void {
	if (!isLoginProblem(reason)) return;
	session.problem = reason;
	session.problemAt = Date.now();
}

/**
 * Why a login gave no token since `moment`. Up to 2.30, n8n's request helper throws an error of its own
 * in the place of ours, without a cause.
 */
export function problemSince(
	credentials: ICredentialDataDecryptedObject,
	tokenField: string,
	moment: number,
): LoginProblem | undefined {
	const session = sessions.get(keyOf(credentials, tokenField));
	return session && session.problemAt >= moment ? session.problem : undefined;
}

/** @throws the last refusal while it is too soon to try again */
function refuseDuringPause(session: Session): void {
	const { refusal, refusedAt, refusals } = session;
	const pause = Math.min(FIRST_PAUSE * 3 ** (refusals - 1), LONGEST_PAUSE);
	if (!refusal || !isRecent(refusedAt, pause)) return;
	noteProblem(session, refusal);
	throw refusal;
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
	const session: Session = {
		tokenAt: 0,
		provenAt: 0,
		refused: [],
		refusedAt: 0,
		refusals: 0,
		problemAt: 0,
	};
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
