import { randomUUID } from 'node:crypto';

import type { Refusal, Reply, SandboxRequest, SandboxVendor } from '../vendor.mts';
import { companiesOf, companyHandlers } from './flowii/handlers.mts';
import { answer, refusal } from './flowii/replies.mts';
import { seed } from './flowii/seed.mts';
import type { State } from './flowii/state.mts';
import { clockOf } from './flowii/state.mts';

export type { State, StoredRecord, Switches } from './flowii/state.mts';

/**
 * FLOWii: a furniture maker in Nitra, and one JSON:API store for all its records. What the resources
 * differ in is in `flowii/tables.mts`; what can be turned is in `Switches`.
 *
 * Nothing is documented about errors. Statuses and texts follow what public clients are written for.
 */
export const flowii: SandboxVendor<State> = {
	name: 'flowii',
	port: 8472,
	contract: 'flowii.openapi.yaml',
	seed,
	authenticate,
	refuse,
	handlers: {
		...companyHandlers(),
		getToken: logIn,
		listCompanies: (_request, state) =>
			answer({
				data: companiesOf(state).map(({ type, id, attributes }) => ({ type, id, attributes })),
			}),
	},
	refuseLogin: wrongLogin,
	errorUnder200: () => answer({ errors: [{ status: '422', title: 'The record was not saved' }] }),
	clock: clockOf,
	expireTokens: (state) => {
		state.revokedAt = Date.now();
	},
};

const API_KEY = 'sandbox-key';
const USERNAME = 'api@sandbox.test';
const PASSWORD = 'sandbox-pass';
/** https://flowiiapi.docs.apiary.io/#reference/account/token/get-token */
const LIFETIME_SECONDS = 599;

export function credentials(url: string): { type: string; data: Record<string, string> } {
	return {
		type: 'flowiiApi',
		data: {
			baseUrl: url,
			apiKey: API_KEY,
			username: USERNAME,
			password: PASSWORD,
			companyId: '',
		},
	};
}

/** Key and token on every call; the login itself needs the key only. */
function authenticate(request: SandboxRequest, state: State): Reply | undefined {
	if (state.switches.strictAccept && !acceptsAnswer(request)) {
		return refusal(406, 'The answer is application/vnd.api+json');
	}
	if (request.headers['api-key'] !== API_KEY) return refusal(401, 'The API key is not valid');
	if (request.operationId === 'getToken') return undefined;
	const token = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
	const calls = (state.callsByToken[token] ?? 0) + 1;
	if (!isAlive(token, state) || calls > (state.switches.callsPerToken ?? Infinity)) {
		return refusal(401, 'Authorization has been denied for this request');
	}
	state.callsByToken[token] = calls;
	return overQuota(state);
}

function acceptsAnswer({ headers, operationId }: SandboxRequest): boolean {
	const { accept = '*/*' } = headers;
	return operationId.startsWith('export') || /vnd\.api\+json|(application|\*)\/\*/.test(accept);
}

/**
 * A token says itself when it was issued, so a reset of the sandbox does not end it, as little as a
 * change of the vendor's data would.
 */
function isAlive(token: string, state: State): boolean {
	const issued = Number(/^sandbox-(\d+)-/.exec(token)?.[1]);
	return issued > state.revokedAt && Date.now() < issued + LIFETIME_SECONDS * 1000;
}

function overQuota(state: State): Reply | undefined {
	const { switches } = state;
	if (switches.callsUntilQuota === null) return undefined;
	switches.callsUntilQuota -= 1;
	if (switches.callsUntilQuota >= 0) return undefined;
	switches.callsUntilQuota = null;
	const reply = refusal(429, 'API calls quota exceeded! maximum admitted 60 per Minute.');
	return { ...reply, headers: { ...reply.headers, 'retry-after': '1' } };
}

function logIn(request: SandboxRequest, state: State): Reply {
	const form = request.body as Record<string, string>;
	const byPassword =
		form.grant_type === 'password' && form.username === USERNAME && form.password === PASSWORD;
	const byRefresh =
		form.client_id === USERNAME && state.refreshTokens.includes(form.refresh_token ?? '');
	if (!byPassword && !byRefresh) {
		return wrongLogin();
	}
	const { oneToken } = state.switches;
	const moment = Math.max(Date.now(), state.revokedAt + (oneToken ? 2 : 1));
	if (oneToken) state.revokedAt = moment - 1;
	const access_token = `sandbox-${moment}-${randomUUID()}`;
	const refresh_token = randomUUID();
	state.refreshTokens.push(refresh_token);
	const issued = clockOf(state);
	return answer({
		access_token,
		token_type: 'bearer',
		expires_in: LIFETIME_SECONDS,
		refresh_token,
		userName: USERNAME,
		'.issued': new Date(issued).toUTCString(),
		'.expires': new Date(issued + LIFETIME_SECONDS * 1000).toUTCString(),
	});
}

function wrongLogin(): Reply {
	const error_description = 'The user name or password is incorrect.';
	return { status: 400, body: { error: 'invalid_grant', error_description } };
}

/** A path that does not exist is answered by the web server and not by the API (observed). */
function refuse({ kind, findings }: Refusal): Reply {
	if (kind === 'unknownPath') {
		return {
			status: 404,
			headers: { 'content-type': 'text/html; charset=utf-8' },
			body: '<!DOCTYPE html><html><head><title>404 - File or directory not found.</title></head><body><h2>404 - File or directory not found.</h2></body></html>',
		};
	}
	const titles = findings.map(({ where, message }) => `${where} ${message}`);
	const status = kind === 'wrongMethod' ? 405 : kind === 'wrongMediaType' ? 415 : 400;
	return {
		...refusal(status, titles[0] ?? ''),
		body: { errors: titles.map((title) => ({ status: String(status), title })) },
	};
}
