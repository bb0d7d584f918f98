import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';

import type { Engine } from './engine';
import {
	acceptToken,
	givenAt,
	isProvenLogin,
	LoginProblem,
	problemSince,
	refuseLogin,
	refuseToken,
} from './login';
import { isRecord } from './values';
import type { VendorApi } from './vendor';
import { wait } from './wait';

/** How often one call may change its token: each change is somebody's login, here or in another worker. */
const MOST_CHANGES = 8;

/**
 * Fresh tokens in a row that the vendor may refuse before that is its last word. One may have ended on its
 * way: somebody revoked it, or another worker logged in at the same moment and the vendor keeps one
 * token a user. More would be a pile of logins for a user who has no right.
 */
const MOST_STILLBORN = 2;

/** A token that ends so soon did not end of age. */
const YOUNG = 3_000;

/**
 * Then there are looks at the stored token before a new login, for another worker is probably about to
 * store the one with which it made ours invalid. By chance more or fewer, so that two workers do not
 * end each other's tokens in step for ever.
 */
const LOOKS = { every: 250, most: 4 };

/** A request on its way, for whoever gives up waiting for it. */
export interface Journey {
	/** Whether it waits for a login, so that the vendor has done nothing yet. */
	isLoggingIn(): boolean;
}

/**
 * The token of one run. The node itself decides when a new one is needed, so that it works on every n8n:
 * before 2.9, n8n either throws on every status or never notices that a token has ended.
 *
 * A refused token gives way to the stored one, which another worker may have renewed, before there is
 * a new login; and when the vendor refuses whatever token it gives, the run ends, or every item would
 * log in again.
 */
export class Session {
	/** The token in use, '' before the first login; undefined for vendors without one. */
	token?: string;

	/** Tokens that the vendor has accepted in this run, or refused. */
	private readonly proven = new Set<string>();

	private readonly refused = new Set<string>();

	/** Fresh tokens in a row that were refused. */
	private stillborn = 0;

	private renewing?: Promise<void>;

	private refusal?: LoginProblem;

	constructor(
		private readonly engine: Engine,
		private readonly api: VendorApi,
		private readonly credentials: ICredentialDataDecryptedObject,
	) {
		if (api.login) this.token = tokenIn(credentials, api.login.tokenField);
	}

	/**
	 * One request, repeated while the vendor refuses the token and there is a better one.
	 *
	 * @param context n8n's context with the signal that ends the request
	 * @param journey is told how far the request has come
	 * @throws LoginProblem, or what n8n's helper throws when there is no answer
	 */
	async request(context: Engine, options: IHttpRequestOptions, journey: Journey): Promise<unknown> {
		const { login } = this.api;
		if (!login) return await this.send(context, options);
		for (let changes = 0; ; changes++) {
			if (this.refusal) throw this.refusal;
			const used = this.token ?? '';
			const data = { ...this.credentials, [login.tokenField]: used };
			const began = Date.now();
			// n8n logs in before the request where there is no token, and leaves what it got in the data.
			journey.isLoggingIn = () => tokenIn(data, login.tokenField) === '';
			const answer = await this.send(context, options, data).catch((error: unknown) => {
				const isLogin = used === '' && tokenIn(data, login.tokenField) === '';
				throw (isLogin && problemSince(this.credentials, login.tokenField, began)) || error;
			});
			const token = tokenIn(data, login.tokenField);
			if (this.token === used) this.token = token;
			if (!login.refusedWith.includes(statusOf(answer))) {
				this.accept(token, login.tokenField, began);
				return answer;
			}
			if (changes >= MOST_CHANGES) return answer;
			journey.isLoggingIn = () => true;
			await this.replace(token, login.tokenField);
		}
	}

	private async send(
		context: Engine,
		options: IHttpRequestOptions,
		data?: ICredentialDataDecryptedObject,
	): Promise<unknown> {
		const type = this.api.credentialType;
		// A copy for each try: n8n writes the credential's headers into the options.
		const request = { ...options, headers: { ...options.headers } };
		return (await context.helpers.httpRequestWithAuthentication.call(
			context,
			type,
			request,
			data && { credentialsDecrypted: { id: '', name: '', type, data } },
		)) as unknown;
	}

	private accept(token: string, tokenField: string, began: number): void {
		this.stillborn = 0;
		if (this.proven.has(token)) return;
		this.proven.add(token);
		acceptToken(this.credentials, tokenField, token, began);
	}

	/** Finds a better token than the refused one; once for all items that want one. */
	private async replace(token: string, tokenField: string): Promise<void> {
		if (this.token !== token) return;
		this.renewing ??= this.renew(token, tokenField).finally(() => {
			this.renewing = undefined;
		});
		await this.renewing;
	}

	private async renew(token: string, tokenField: string): Promise<void> {
		this.refused.add(token);
		if (refuseToken(this.credentials, tokenField, token)) this.stillborn++;
		if (await this.takeStored(tokenField)) return;
		if (Date.now() - givenAt(this.credentials, tokenField, token) < YOUNG) {
			for (let looks = 1 + Math.random() * LOOKS.most; looks >= 1; looks--) {
				await wait(LOOKS.every);
				if (await this.takeStored(tokenField)) return;
			}
		}
		if (this.stillborn >= MOST_STILLBORN) {
			this.refusal = new LoginProblem(
				`${this.api.name} refuses the token that it has just given. The user of the credential probably has no right to use the API, or to do this.`,
				true,
			);
			// Others may log in all the same if they have other rights.
			if (!isProvenLogin(this.credentials, tokenField))
				refuseLogin(this.credentials, tokenField, this.refusal);
			throw this.refusal;
		}
		// Empty, so that n8n logs in and stores what it gets.
		this.token = '';
	}

	/** Takes the token that n8n has stored, if it is a new one. */
	private async takeStored(tokenField: string): Promise<boolean> {
		const stored = await this.engine.getCredentials<ICredentialDataDecryptedObject>(
			this.api.credentialType,
		);
		const token = tokenIn(stored, tokenField);
		if (token === '' || this.refused.has(token)) return false;
		this.token = token;
		return true;
	}
}

function tokenIn(data: ICredentialDataDecryptedObject, field: string): string {
	return typeof data[field] === 'string' ? data[field] : '';
}

function statusOf(answer: unknown): number {
	return isRecord(answer) ? Number(answer.statusCode) : 0;
}
