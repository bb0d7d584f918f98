import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestOptions,
} from 'n8n-workflow';

import { find, parseAnswer } from './answer';
import { commonProblemIn, doubtAbout, failureFor, hintFor, strayAnswerIn } from './answerProblems';
import { type EncodedRequest, encodeRequest } from './encode';
import type { Engine } from './engine';
import { isLoginProblem, knownToken, type LoginProblem } from './login';
import { type NetworkFault, networkFaultOf, wasNeverSent } from './network';
import { VendorError } from './nodeErrors';
import { Pace, Slots } from './pace';
import { Preview, previewOf } from './preview';
import { redact } from './redact';
import type { Kind, RequestSpec, VendorResponse } from './request';
import { type Outcome, overloadIn, waitBeforeRetry } from './retry';
import { type Journey, Session } from './session';
import type { CallContext, VendorApi, VendorProblem } from './vendor';
import { cancelled, untilAborted, wait } from './wait';

/** Requests at once, where neither vendor nor user says a number. */
export const DEFAULT_AT_ONCE = 5;

export const DEFAULT_RETRIES = 3;
export const DEFAULT_TIMEOUT = 60_000;

/** An hour. Nothing waits without end, whatever the user entered; 0 means the default. */
const LONGEST_TIMEOUT = 3_600_000;

/** What may differ from item to item. */
export interface CallSettings {
	maxRetries: number;
	/** Milliseconds for one try, from the login to the last byte of the answer. */
	timeout: number;
	/**
	 * What *Preview Request* shows instead of sending: nothing, only changes (an operation that looks
	 * something up first must read), or every call.
	 */
	preview: 'none' | 'writes' | 'all';
	/** What `VendorApi.input` read. */
	given: IDataObject;
}

/** Headers in which APIs name a request, for their support. */
const REQUEST_ID_HEADERS = ['x-request-id', 'x-correlation-id', 'request-id'];

/** A spec with all that the kernel decides for it. */
type Complete = RequestSpec & Required<Pick<RequestSpec, 'kind' | 'evidence'>>;

/** Calls one vendor with one credential; shared by all items of a run. */
export class Caller {
	private readonly computed = new Map<string, Promise<unknown>>();

	private readonly session: Session;

	private readonly slots: Slots;

	private constructor(
		private readonly engine: Engine,
		private readonly api: VendorApi,
		readonly credentials: ICredentialDataDecryptedObject,
		private readonly base: string,
		private readonly pace: Pace,
	) {
		this.slots = new Slots(() => pace.requests);
		this.session = new Session(engine, api, credentials);
	}

	/**
	 * @param pace how many requests may be in flight, also when one item makes several
	 * @throws InputProblem when the credential names an impossible host
	 */
	static async create(
		engine: Engine,
		api: VendorApi,
		pace = Pace.fixed(api.atOnce ?? DEFAULT_AT_ONCE),
	): Promise<Caller> {
		const credentials = await engine.getCredentials<ICredentialDataDecryptedObject>(
			api.credentialType,
		);
		return new Caller(engine, api, credentials, api.baseUrl(credentials), pace);
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
		await wait(milliseconds, this.cancelSignal);
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
		return await this.send(this.completed(prepared, kind), settings, explain);
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
			given: settings.given,
			previewing,
			call: async (spec) => await this.send(this.completed(spec, 'read'), settings),
			once: async (key, compute) => await this.once(key, compute),
		};
	}

	private completed(spec: RequestSpec, kind: Kind): Complete {
		return { ...spec, kind: spec.kind ?? kind, evidence: spec.evidence ?? this.api.evidence };
	}

	private async send(
		spec: Complete,
		settings: CallSettings,
		explain: (problem: VendorProblem) => Promise<VendorProblem> = async (problem) => problem,
	): Promise<VendorResponse> {
		const request = encodeRequest(this.api, this.base, spec);
		let waited = 0;
		for (let tries = 1; ; tries++) {
			const judged = await this.slots.run(
				async () => await this.judgedAttempt(request, spec, settings),
			);
			if (judged.is === 'success') return judged.response;
			const pause = waitBeforeRetry(judged.outcome, spec.kind, tries, settings.maxRetries, waited);
			if (pause === undefined) throw await this.failure(judged, spec, settings, explain);
			await this.wait(pause);
			waited += pause;
		}
	}

	/** Tells the pace, before the slot is free for the next request. */
	private async judgedAttempt(
		request: EncodedRequest,
		spec: Complete,
		settings: CallSettings,
	): Promise<Judged> {
		const { moment } = this.pace;
		const judged = this.judge(await this.attempt(request, spec, settings), spec);
		const overload = judged.is === 'failure' ? overloadIn(judged.outcome) : undefined;
		if (judged.is === 'success') this.pace.requestSucceeded();
		else if (overload) this.pace.overloaded(overload, moment);
		return judged;
	}

	private async attempt(
		request: EncodedRequest,
		spec: Complete,
		settings: CallSettings,
	): Promise<Outcome> {
		const timeout = timeoutOf(settings);
		const cancel = this.cancelSignal;
		// `timeout` alone counts idle time: an answer that drips byte by byte would never end.
		const deadline = deadlineIn(timeout, cancel);
		const { signal } = deadline;
		const options: IHttpRequestOptions = {
			...request,
			// Copied, because n8n adds the credential's headers to the object that it is given.
			headers: { ...request.headers },
			encoding: 'arraybuffer',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
			timeout,
			abortSignal: signal,
		};
		const journey: Journey = { isLoggingIn: () => false };
		try {
			const work = this.session.request(withSignal(this.engine, signal), options, journey);
			const full = await untilAborted(work, signal);
			return { is: 'answer', response: parseAnswer(full, spec.answer ?? 'json') };
		} catch (error) {
			if (cancel?.aborted) throw cancelled();
			if (signal.aborted) return { is: 'fault', fault: outOfTime(journey) };
			return this.faultIn(error);
		} finally {
			deadline.clear();
		}
	}

	/** n8n throws for refused logins and broken connections. */
	private faultIn(error: unknown): Outcome {
		const login = find(error, (link) => (isLoginProblem(link) ? link : undefined));
		if (login?.refused) throw this.loginError(login);
		if (login) {
			const fault = networkFaultOf({ code: login.networkCode });
			return { is: 'fault', fault: { ...fault, message: login.message, isOfLogin: true } };
		}
		return { is: 'fault', fault: networkFaultOf(error) };
	}

	private judge(outcome: Outcome, spec: Complete): Judged {
		if (outcome.is === 'fault') return { is: 'failure', outcome };
		const { response } = outcome;
		const problem = this.problemIn(response, spec);
		if (!problem) return { is: 'success', response };
		const status = problem.status ?? response.status;
		return {
			is: 'failure',
			outcome: { is: 'answer', response: { ...response, status } },
			problem,
		};
	}

	private problemIn(response: VendorResponse, spec: Complete): VendorProblem | undefined {
		const stray = strayAnswerIn(this.api.name, response, spec.kind);
		// A vendor may know where its redirects lead: to its login page, say.
		const isRedirect = response.status >= 300 && response.status < 400;
		if (stray && !isRedirect) return stray;
		const own = this.api.problemIn(response, spec);
		if (!own) return stray ?? commonProblemIn(this.api.name, response, spec);
		const status = own.status ?? response.status;
		return {
			...own,
			hint: own.hint ?? hintFor(status, spec.kind),
			failure: own.failure ?? failureFor({ ...response, status }),
		};
	}

	private async failure(
		{ outcome, problem }: Judged & { is: 'failure' },
		spec: Complete,
		settings: CallSettings,
		explain: (problem: VendorProblem) => Promise<VendorProblem>,
	): Promise<VendorError> {
		if (outcome.is === 'fault') {
			return new VendorError(this.clean(this.unanswered(outcome.fault, spec.kind, settings)));
		}
		const { headers, status } = outcome.response;
		const requestId = REQUEST_ID_HEADERS.map((name) => headers[name]).find(Boolean);
		const shown = problem ? await explain(problem) : { message: `Status ${status}` };
		return new VendorError(this.clean(shown), status, this.clean(requestId));
	}

	private unanswered(fault: NetworkFault, kind: Kind, settings: CallSettings): VendorProblem {
		const seconds = timeoutOf(settings) / 1000;
		const isDoubtful = kind === 'write' && !wasNeverSent(fault);
		return {
			message: `${this.api.name} could not be reached: ${fault.message}`,
			hint: isDoubtful
				? doubtAbout('write').trim()
				: (fault.hint ??
					`Check the address in the credential and the network. The time limit was ${seconds} s.`),
			details: { networkCode: fault.code },
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

	/** Without any secret of the credential. */
	private clean<T>(value: T): T {
		const fields = this.api.secretFields;
		const secrets = fields.flatMap((field) => [
			this.credentials[field],
			this.session.token,
			knownToken(this.credentials, field),
		]);
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

type Judged =
	| { is: 'success'; response: VendorResponse }
	| { is: 'failure'; outcome: Outcome; problem?: VendorProblem };

function outOfTime(journey: Journey): NetworkFault {
	const fault = networkFaultOf({ code: 'ETIMEDOUT' });
	if (!journey.isLoggingIn()) return fault;
	return { ...fault, message: 'the login took longer than the time limit', isOfLogin: true };
}

function timeoutOf({ timeout }: CallSettings): number {
	return timeout >= 1 ? Math.floor(Math.min(timeout, LONGEST_TIMEOUT)) : DEFAULT_TIMEOUT;
}

/**
 * A signal after `milliseconds` or with `cancel`, whichever comes first. The same as `AbortSignal.any`
 * of two, without the weak references that make those a burden on garbage collection.
 */
function deadlineIn(
	milliseconds: number,
	cancel: AbortSignal | undefined,
): { signal: AbortSignal; clear(): void } {
	const controller = new AbortController();
	const abort = () => controller.abort();
	if (cancel?.aborted) abort();
	const ends = [AbortSignal.timeout(milliseconds), ...(cancel ? [cancel] : [])];
	for (const end of ends) end.addEventListener('abort', abort, { once: true });
	const clear = () => {
		for (const end of ends) end.removeEventListener('abort', abort);
	};
	return { signal: controller.signal, clear };
}

/** n8n's helper replaces a request's signal by that of its context, so the context gets ours. */
function withSignal(engine: Engine, signal: AbortSignal): Engine {
	return Object.create(engine, {
		getExecutionCancelSignal: { value: () => signal },
	}) as Engine;
}

function showsInsteadOfSending({ preview }: CallSettings, kind: Kind): boolean {
	return preview === 'all' || (preview === 'writes' && kind === 'write');
}
