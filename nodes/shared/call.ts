import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IExecuteFunctions,
	IHookFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';
import { sleep } from 'n8n-workflow';

import { answerIn, find, networkFaultOf, parseAnswer } from './answer';
import { commonProblemIn, failureFor, hintFor, strayAnswerIn } from './answerProblems';
import { Slots } from './batch';
import { type EncodedRequest, encodeRequest } from './encode';
import { isLoginProblem, knownToken, type LoginProblem } from './login';
import { VendorError } from './nodeErrors';
import type {
	CallContext,
	Kind,
	RequestSpec,
	VendorApi,
	VendorProblem,
	VendorResponse,
} from './operation';
import { Preview, previewOf } from './preview';
import { redact } from './redact';
import { isNetworkFault, type NetworkFault, waitBeforeRetry } from './retry';

/** Any of n8n's contexts from which a vendor is called. */
export type Engine =
	| IExecuteFunctions
	| IPollFunctions
	| ILoadOptionsFunctions
	| IHookFunctions
	| IWebhookFunctions;

/** Reads run side by side, changes one after another, unless *Options → Batching* says otherwise. */
export const DEFAULT_READS_AT_ONCE = 5;

export const DEFAULT_RETRIES = 3;
export const DEFAULT_TIMEOUT = 60_000;

/** What may differ from item to item. */
export interface CallSettings {
	maxRetries: number;
	/** Milliseconds for one try. */
	timeout: number;
	/**
	 * What *Preview Request* shows instead of sending: nothing, only changes (an operation that looks
	 * something up first must read), or every call.
	 */
	preview: 'none' | 'writes' | 'all';
	/** Reads a node parameter of the item, for `VendorApi.prepare`. */
	parameter(name: string): unknown;
}

/** Headers in which APIs name a request, for their support. */
const REQUEST_ID_HEADERS = ['x-request-id', 'x-correlation-id', 'request-id'];

/** Calls one vendor with one credential; shared by all items of a run. */
export class Caller {
	private readonly computed = new Map<string, Promise<unknown>>();

	private refusedLogin?: LoginProblem;

	private constructor(
		private readonly engine: Engine,
		private readonly api: VendorApi,
		readonly credentials: ICredentialDataDecryptedObject,
		private readonly base: string,
		private readonly slots: Slots,
	) {}

	/**
	 * @param atOnce requests in flight at the most, also when one item makes several
	 * @throws InputProblem when the credential names an impossible host
	 */
	static async create(
		engine: Engine,
		api: VendorApi,
		atOnce = DEFAULT_READS_AT_ONCE,
	): Promise<Caller> {
		const credentials = await engine.getCredentials<ICredentialDataDecryptedObject>(
			api.credentialType,
		);
		return new Caller(engine, api, credentials, api.baseUrl(credentials), new Slots(atOnce));
	}

	/** Computes something once for all items, also when they ask at the same time. Failures are not kept. */
	async once<T>(key: string, compute: () => Promise<T>): Promise<T> {
		const known = this.computed.get(key) as Promise<T> | undefined;
		if (known) return await known;
		const pending = compute();
		this.computed.set(key, pending);
		pending.catch(() => this.computed.delete(key));
		return await pending;
	}

	async wait(milliseconds: number): Promise<void> {
		await sleep(milliseconds, this.cancelSignal);
	}

	/**
	 * One call with everything that belongs to it: the vendor's additions, retries, errors.
	 *
	 * @throws VendorError for anything but success; Preview instead of a call when previewing
	 */
	async call(spec: RequestSpec, kind: Kind, settings: CallSettings): Promise<VendorResponse> {
		const isShown = showsInsteadOfSending(settings, spec.kind ?? kind);
		if (isShown) throw new Preview(await this.preview(spec, settings));
		const context = this.contextFor(settings, false);
		const prepared = (await this.api.prepare?.(spec, context)) ?? spec;
		const explain = async (problem: VendorProblem) =>
			(await this.api.explain?.(problem, context)) ?? problem;
		return await this.send(prepared, prepared.kind ?? kind, settings, explain);
	}

	/** The call as it would go out, secrets masked, in the shape of an output item. */
	async preview(spec: RequestSpec, settings: CallSettings): Promise<IDataObject> {
		const context = this.contextFor(settings, true);
		const prepared = (await this.api.prepare?.(spec, context)) ?? spec;
		const request = encodeRequest(this.api, this.base, prepared);
		return this.clean(previewOf(this.api, request, prepared));
	}

	private contextFor(settings: CallSettings, previewing: boolean): CallContext {
		return {
			credentials: this.credentials,
			previewing,
			parameter: settings.parameter,
			call: async (spec) => await this.send(spec, spec.kind ?? 'read', settings),
			once: async (key, compute) => await this.once(key, compute),
		};
	}

	private async send(
		spec: RequestSpec,
		kind: Kind,
		settings: CallSettings,
		explain: (problem: VendorProblem) => Promise<VendorProblem> = async (problem) => problem,
	): Promise<VendorResponse> {
		const request = encodeRequest(this.api, this.base, spec);
		let waited = 0;
		for (let tries = 1; ; tries++) {
			const outcome = await this.slots.run(
				async () => await this.attempt(request, spec, settings.timeout),
			);
			const problem = isNetworkFault(outcome) ? undefined : this.problemIn(outcome, spec);
			if (!isNetworkFault(outcome) && !problem) return outcome;
			const status = isNetworkFault(outcome) ? undefined : (problem?.status ?? outcome.status);
			const judged = isNetworkFault(outcome) ? outcome : { ...outcome, status: status ?? 0 };
			const pause = waitBeforeRetry(judged, kind, tries, settings.maxRetries, waited);
			if (pause === undefined) {
				const shown = problem ? await explain(problem) : this.unanswered(outcome, kind, settings);
				throw this.error(shown, outcome, status);
			}
			await this.wait(pause);
			waited += pause;
		}
	}

	private async attempt(
		request: EncodedRequest,
		spec: RequestSpec,
		timeout: number,
	): Promise<VendorResponse | NetworkFault> {
		if (this.refusedLogin) throw this.loginError(this.refusedLogin);
		const { loginAgainOn } = this.api;
		const options: IHttpRequestOptions = {
			...request,
			// Copied, because n8n adds the credential's headers to the object that it is given.
			headers: { ...request.headers },
			encoding: 'arraybuffer',
			returnFullResponse: true,
			ignoreHttpStatusErrors: loginAgainOn ? { ignore: true, except: loginAgainOn } : true,
			disableFollowRedirect: true,
			timeout,
		};
		try {
			const full: unknown = await this.engine.helpers.httpRequestWithAuthentication.call(
				this.engine,
				this.api.credentialType,
				options,
				loginAgainOn && { preAuthenticationRetryStatusCode: loginAgainOn },
			);
			return parseAnswer(full, spec.answer ?? 'json');
		} catch (error) {
			return this.outcomeOf(error, spec);
		}
	}

	/** n8n throws for refused logins, statuses that it was told not to ignore, and broken connections. */
	private outcomeOf(error: unknown, spec: RequestSpec): VendorResponse | NetworkFault {
		const login = find(error, (link) => (isLoginProblem(link) ? link : undefined));
		if (login?.refused) {
			this.refusedLogin = login;
			throw this.loginError(login);
		}
		// Nothing was sent yet, so even a write may be tried again.
		if (login) return { code: 'ECONNREFUSED', message: login.message };
		const answer = answerIn(error, this.api.loginAgainOn ?? []);
		return answer ? parseAnswer(answer, spec.answer ?? 'json') : networkFaultOf(error);
	}

	private problemIn(response: VendorResponse, spec: RequestSpec): VendorProblem | undefined {
		const stray = strayAnswerIn(this.api.name, response);
		if (stray) return stray;
		const own = this.api.problemIn(response, spec);
		if (!own) return commonProblemIn(this.api.name, response);
		const status = own.status ?? response.status;
		return {
			...own,
			hint: own.hint ?? hintFor(status),
			failure: own.failure ?? failureFor({ ...response, status }),
		};
	}

	private unanswered(
		outcome: VendorResponse | NetworkFault,
		kind: Kind,
		settings: CallSettings,
	): VendorProblem {
		const reason = isNetworkFault(outcome) ? outcome.message : 'no answer';
		const seconds = settings.timeout / 1000;
		return {
			message: `${this.api.name} could not be reached: ${reason}`,
			hint:
				kind === 'write' && isNetworkFault(outcome) && outcome.code !== 'ECONNREFUSED'
					? 'Whether the change was carried out is not known: look at the record before repeating it.'
					: `Check the address in the credential and the network. The time limit was ${seconds} s.`,
			...(isNetworkFault(outcome) && { details: { networkCode: outcome.code } }),
			failure: { cause: 'temporarily-unavailable' },
		};
	}

	private loginError(login: LoginProblem): VendorError {
		return new VendorError(
			this.clean({
				message: login.message,
				failure: { cause: 'credential-invalid' as const },
			}),
			login.answeredWith,
		);
	}

	private error(
		problem: VendorProblem,
		outcome: VendorResponse | NetworkFault,
		status: number | undefined,
	): VendorError {
		const headers = isNetworkFault(outcome) ? {} : outcome.headers;
		const requestId = REQUEST_ID_HEADERS.map((name) => headers[name]).find(Boolean);
		return new VendorError(this.clean(problem), status, requestId);
	}

	/** Without any secret of the credential. */
	private clean<T>(value: T): T {
		const fields = this.api.secretFields;
		const tokens = fields.map((field) => knownToken(this.credentials, field));
		const secrets = [...fields.map((field) => this.credentials[field]), ...tokens];
		return redact(
			value,
			secrets.filter((secret): secret is string => typeof secret === 'string'),
		);
	}

	private get cancelSignal(): AbortSignal | undefined {
		return 'getExecutionCancelSignal' in this.engine
			? this.engine.getExecutionCancelSignal()
			: undefined;
	}
}

function showsInsteadOfSending({ preview }: CallSettings, kind: Kind): boolean {
	return preview === 'all' || (preview === 'writes' && kind === 'write');
}
