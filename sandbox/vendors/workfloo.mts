/**
 * A made-up Kiban space: published workfloos (`workfloo/definitions.mts`), runs that wait for forms,
 * documents, codes and reviewers, and callbacks. Where Kiban is silent (a review's decision words,
 * error bodies of some steps, the callback key's header) this is one plausible Kiban, no more.
 *
 * Sources: https://github.com/kiban-cloud/kiban-sdk and https://docs.kiban.cloud/reference
 */
import type { Refusal, Reply, SandboxRequest, SandboxVendor } from '../vendor.mts';
import { checkDocuments, checkForm, type Findings } from './workfloo/answers.mts';
import { type Callback, sendCallback } from './workfloo/callbacks.mts';
import {
	type Definition,
	definitionOf,
	pools,
	scenarios,
	type Step,
} from './workfloo/definitions.mts';
import { pastRuns } from './workfloo/history.mts';
import {
	type Billing,
	changesIn,
	createRun,
	currentStep,
	definitionFor,
	detailOf,
	enter,
	failNip,
	isBusy,
	moveOn,
	NIP,
	note,
	OTP,
	passTime,
	type Run,
	settledStatusOf,
	statusOf,
	summaryOf,
} from './workfloo/runs.mts';

export interface WorkflooState {
	/** API keys and what they may do. */
	keys: Record<string, { mayList: boolean }>;
	runs: Run[];
	/** What Kiban charges for, in order. */
	billed: Billing[];
	callbacks: Callback[];
	/** How far Kiban's clock is ahead of this machine's. */
	clockOffsetMinutes: number;
	answers: Answers;
	/** This space is gone: what was to be called back is not. */
	disposed: boolean;
}

/** How Kiban answers where its documents are silent, or what may also happen. */
export interface Answers {
	/** Whether the second list names the next page; without it nothing announces the last one. */
	links: boolean;
	/** The most runs on a page, whatever is asked for. */
	mostPerPage: number | null;
	/** `fails`: the run waits for another try, and its status has `link.sendError`. */
	nip: 'arrives' | 'fails';
	/** Documented: attempts at the provider's code ran out, and the step has a branch for that. */
	otpErrorBranch: boolean;
}

/** Kiban's clock in Unix milliseconds. */
function clockOf(state: WorkflooState): number {
	return Date.now() + state.clockOffsetMinutes * 60_000;
}

type Handler = (request: SandboxRequest, state: WorkflooState) => Reply;

/** The key of an n8n credential that opens the seeded space. */
export function credentials(url: string) {
	return {
		type: 'workflooApi',
		data: {
			environment: 'custom',
			baseUrl: url,
			apiKey: 'sandbox-key',
			callbackApiKey: 'callback-key',
		},
	};
}

const done: Reply = { status: 200 };
const problem = (status: number, error: string): Reply => ({ status, body: { error } });
const fieldProblems = (findings: Findings): Reply | undefined =>
	Object.keys(findings).length ? { status: 400, body: findings } : undefined;
const missingElement = (status: number, name: string): Reply => ({
	status,
	body: { typeError: 'ELEMENT_NOT_EXIST_ERROR', errors: null, errorMessage: `${name} not found` },
});

const isSandbox = (request: SandboxRequest) => request.query.sandbox === 'true';
const bodyOf = <T,>(request: SandboxRequest) => (request.body ?? {}) as T;

function runOf(request: SandboxRequest, state: WorkflooState): Run | undefined {
	const run = state.runs.find((candidate) => candidate.id === request.params.id);
	// INFERRED: a run that was started in sandbox mode exists only there.
	if (!run || run.sandbox !== isSandbox(request)) return undefined;
	letTimePass(run, state);
	return run;
}

function letTimePass(run: Run, state: WorkflooState): void {
	if (state.disposed) return;
	if (passTime(run, clockOf(state), (billing) => state.billed.push(billing)))
		announce(run, state, 0);
}

/** Takes an answer to the current step and lets the engine work until it parks again. */
function work(run: Run, state: WorkflooState, change: (bill: (b: Billing) => void) => void): void {
	run.before = settledStatusOf(run, clockOf(state));
	change((billing) => state.billed.push(billing));
	settle(run, state);
}

function settle(run: Run, state: WorkflooState): void {
	const { busy } = definitionFor(run);
	run.busyUntil = clockOf(state) + busy;
	announce(run, state, busy);
}

/** Posts a callback when the engine parks, and again when time alone changes the run. */
function announce(run: Run, state: WorkflooState, after: number): void {
	setTimeout(() => {
		if (state.disposed) return;
		void sendCallback(run, state.callbacks, {
			times: definitionFor(run).repeatsCallbacks ? 2 : 1,
			now: clockOf(state),
		});
		const wait = changesIn(run, clockOf(state));
		if (wait === undefined) return;
		setTimeout(() => letTimePass(run, state), wait + 5).unref();
	}, after).unref();
}

interface Start {
	scenarioId?: string;
	form?: Record<string, unknown>;
	document?: Record<string, unknown>;
	callbackUrl?: string;
	callbackXApiKey?: string;
}

function start(
	definition: Definition,
	request: SandboxRequest,
	state: WorkflooState,
	body: Start,
): Reply | Run {
	if (definition.foreign) return { status: 403 };
	const links = definition.steps.some((step) =>
		['NIP', 'OTP', 'BUREAU', 'WIDGET'].includes(step.kind),
	);
	if (isSandbox(request) && links && !body.scenarioId) return missingElement(400, 'scenarioId');
	if (body.scenarioId && !scenarios.some((scenario) => scenario.id === body.scenarioId)) {
		return missingElement(404, 'scenarioId');
	}
	const [first] = definition.steps;
	const answers = first?.kind === 'DOCUMENT' ? body.document : body.form;
	const refused = answers && fieldProblems(check(first, answers));
	if (refused) return refused;

	const now = clockOf(state);
	const run = createRun(definition, state.runs.length + 1, now, {
		sandbox: isSandbox(request),
		scenarioId: body.scenarioId,
		callbackUrl: body.callbackUrl,
		callbackKey: body.callbackXApiKey,
	});
	const bill = (billing: Billing) => state.billed.push(billing);
	state.runs.push(run);
	bill({ what: 'run', runId: run.id });
	enter(run, now, bill);
	if (first && answers) answer(run, first, answers, now, bill);
	settle(run, state);
	return run;
}

/** Only forms and documents can be answered with data by field id. */
function check(step: Step | undefined, answers: Record<string, unknown>): Findings {
	if (step?.kind === 'FORM') return checkForm(step.fields, answers);
	if (step?.kind === 'DOCUMENT') return checkDocuments(step.documents, answers);
	return {};
}

function answer(
	run: Run,
	step: Step,
	answers: Record<string, unknown>,
	now: number,
	bill: (billing: Billing) => void,
): void {
	if (step.kind === 'FORM') {
		Object.assign(run.answers, answers);
		note(run, step, now, { form: { fields: answers } });
	} else {
		const documents = Object.entries(answers).map(([id, value]) => {
			const size = String(Buffer.from(String(value), 'base64').length);
			return [id, { name: id, size, value }];
		});
		note(run, step, now, { documents: Object.fromEntries(documents) });
	}
	moveOn(run, now, bill);
}

const isReply = (result: Reply | Run): result is Reply => typeof result.status === 'number';

/** The run and its step, if it is parked on one of that kind; else what the vendor answers. */
function parkedOn<K extends Step['kind']>(
	kind: K,
	conflict: number,
	handle: (
		run: Run,
		step: Extract<Step, { kind: K }>,
		request: SandboxRequest,
		state: WorkflooState,
	) => Reply,
): Handler {
	return (request, state) => {
		const run = runOf(request, state);
		if (!run) return { status: 404 };
		const step = currentStep(run);
		if (step?.kind !== kind || isBusy(run, clockOf(state))) {
			return problem(
				conflict,
				`The execution is not waiting for this (${step?.kind ?? run.status})`,
			);
		}
		return handle(run, step as Extract<Step, { kind: K }>, request, state);
	};
}

function submit(run: Run, step: Step, request: SandboxRequest, state: WorkflooState): Reply {
	const answers = bodyOf<Record<string, unknown>>(request);
	const refused = fieldProblems(check(step, answers));
	if (refused) return refused;
	work(run, state, (bill) => answer(run, step, answers, clockOf(state), bill));
	return done;
}

const phone = (body: { countryCode?: string; phoneNumber?: string }): Reply | undefined =>
	(body.countryCode === undefined) !== (body.phoneNumber === undefined) ||
	(body.countryCode !== undefined && !/^\+\d{1,3}$/.test(body.countryCode)) ||
	(body.phoneNumber !== undefined && !/^\d{10}$/.test(body.phoneNumber))
		? problem(400, 'countryCode and phoneNumber are not valid')
		: undefined;

const handlers: Record<string, Handler> = {
	executeWorkfloo: (request, state) => {
		const body = bodyOf<Start & { idWorkflooDefinition: string }>(request);
		const definition = definitionOf(body.idWorkflooDefinition);
		if (!definition) return missingElement(404, 'idWorkflooDefinition');
		const run = start(definition, request, state, body);
		return isReply(run) ? run : { status: 200, body: { id: run.id, idUnykoo: run.idUnykoo } };
	},

	executePool: (request, state) => {
		const body = bodyOf<{ idPoolDefinition: string; sceneries?: Record<string, string> }>(request);
		const pool = pools.find((candidate) => candidate.id === body.idPoolDefinition);
		const definition = definitionOf(pool?.definitionIds[0] ?? '');
		if (!definition) return missingElement(404, 'idPoolDefinition');
		const scenarioId = body.sceneries?.[definition.id];
		const run = start(definition, request, state, { scenarioId });
		return isReply(run)
			? run
			: { status: 200, body: { idWorkfloo: run.id, idWorkflooDefinition: definition.id } };
	},

	getWorkflooStatus: (request, state) => {
		const run = runOf(request, state);
		return run ? { status: 200, body: statusOf(run, clockOf(state)) } : { status: 404, body: {} };
	},

	getWorkfloo: (request, state) => {
		const run = runOf(request, state);
		return run ? { status: 200, body: detailOf(run) } : { status: 404 };
	},

	listWorkfloos: (request, state) => {
		const found = list(request, state);
		if (!found) return { status: 403 };
		const { runs, page, size } = found;
		const items = runs.slice((page - 1) * size, page * size).map(summaryOf);
		return {
			status: 200,
			body: {
				currentPage: page,
				hasNextPage: page * size < runs.length,
				items: items.length ? items : null,
			},
		};
	},

	listWorkfloosV2: (request, state) => {
		const found = list(request, state);
		if (!found) return { status: 403 };
		const { runs, page, size } = found;
		const chosen = runs.slice((page - 1) * size, page * size);
		const link = (to: number, rel: string) => {
			const query = new URLSearchParams(request.query as Record<string, string>);
			query.set('page', String(to));
			query.set('itemsPerPage', String(size));
			return `<https://${request.headers.host ?? 'workfloo.kiban.com'}${request.path}?${query}>; rel="${rel}"`;
		};
		const links = [
			...(page * size < runs.length ? [link(page + 1, 'next')] : []),
			...(page > 1 ? [link(page - 1, 'prev')] : []),
		];
		const headers: Record<string, string> = state.answers.links ? { Link: links.join(', ') } : {};
		if (request.query.format === 'CSV') {
			const rows = chosen.map((run) => [run.id, run.name, run.status, run.createdAt].join(','));
			return {
				status: 200,
				headers: { ...headers, 'Content-Type': 'text/csv; charset=utf-8' },
				body: ['id,name,status,createdAt', ...rows, ''].join('\n'),
			};
		}
		const whole = request.query.content === 'true';
		const items = chosen.map((run) => (whole ? detailOf(run) : summaryOf(run)));
		return { status: 200, headers, body: items.length ? items : null };
	},

	executeWorkflooForm: parkedOn('FORM', 409, submit),
	executeWorkflooDocument: parkedOn('DOCUMENT', 409, submit),

	getWorkflooFile: (request, state) => {
		const node = runOf(request, state)?.nodes.find((entry) => entry.id === request.query.nodeId);
		const documents = (node?.documents ?? {}) as Record<string, { name: string; value: unknown }>;
		const found = Object.values(documents).find(({ name }) => name === request.query.name);
		return typeof found?.value === 'string'
			? { status: 200, body: { fileBase64: found.value } }
			: { status: 404 };
	},

	sendWorkflooNip: parkedOn('NIP', 403, (run, step, request, state) => {
		const refused = phone(bodyOf(request));
		if (refused) return refused;
		if (run.phase !== 'CREATE_ACCOUNT') return problem(400, 'The NIP was sent already');
		const fails = state.answers.nip === 'fails';
		work(run, state, () => {
			run.sendError = fails ? { code: 'NIP_SEND_ERROR', recoverable: true } : undefined;
			if (!fails) run.phase = 'VALIDATE';
			note(run, step, clockOf(state), { link: { key: 'nip', phase: run.phase, events: null } });
		});
		return done;
	}),

	resendWorkflooNip: parkedOn('NIP', 403, (run, step, request) => {
		const body = bodyOf<{ countryCode?: string; phoneNumber?: string }>(request);
		const refused = phone(body);
		if (refused) return refused;
		if (run.phase === 'CREATE_ACCOUNT') return problem(400, 'No NIP was sent yet');
		return {
			status: 200,
			body: {
				phase: run.phase,
				nipType: step.nipType,
				countryCode: body.countryCode ?? run.answers.country_code ?? '+52',
				phoneNumber: body.phoneNumber ?? run.answers.phone_number ?? '',
				email: run.answers.email ?? '',
			},
		};
	}),

	validateWorkflooNip: parkedOn('NIP', 403, (run, step, request, state) => {
		if (run.phase === 'CREATE_ACCOUNT') return problem(400, 'No NIP was sent yet');
		if (bodyOf<{ nip: string }>(request).nip !== NIP) {
			const left = failNip(run, step, clockOf(state));
			if (left > 0) return problem(400, 'The NIP is not correct');
			announce(run, state, 0);
			return problem(403, 'The NIP was rejected too often');
		}
		const next = run.phase === 'VALIDATE' ? 'VALIDATE_2' : 'FINISHED';
		work(run, state, (bill) => {
			run.nipFailures = 0;
			note(run, step, clockOf(state), { link: { key: 'nip', phase: next, events: null } });
			if (next === 'FINISHED') moveOn(run, clockOf(state), bill);
			else run.phase = next;
		});
		return { status: 200, body: { phase: next } };
	}),

	validateWorkflooOtp: parkedOn('OTP', 403, (run, step, request, state) => {
		if (run.otpRetries <= 0) return problem(403, 'No attempts left');
		if (bodyOf<{ token: string }>(request).token !== OTP) {
			run.otpRetries -= 1;
			if (run.otpRetries === 0 && state.answers.otpErrorBranch) {
				work(run, state, (bill) => moveOn(run, clockOf(state), bill));
				return done;
			}
			return run.otpRetries > 0
				? {
						status: 400,
						body: { error: 'The code is not correct', remainingRetries: String(run.otpRetries) },
					}
				: problem(403, 'No attempts left');
		}
		work(run, state, (bill) => {
			note(run, step, clockOf(state), {
				link: { key: 'identity', phase: 'VALIDATE', events: null },
			});
			moveOn(run, clockOf(state), bill);
		});
		return done;
	}),

	fallbackWorkflooOtp: parkedOn('OTP', 403, (run, step, _request, state) => {
		if (run.otpResends >= step.resends) return problem(400, 'No resends left');
		run.otpResends += 1;
		state.billed.push({ what: 'otp', runId: run.id });
		return done;
	}),

	reviewWorkflooValidation: parkedOn('VALIDATION', 409, (run, step, request, state) => {
		const { decision, reviewerNote, reviews } = bodyOf<{
			decision?: string;
			reviewerNote?: string;
			reviews?: Run['validation']['reviews'] | null;
		}>(request);
		if (run.validation.state !== 'REVIEW') return problem(409, 'The step is not under review');
		const approves = /^(approv|aprob)/i.test(decision ?? '');
		const rejects = /^(reject|rechaz)/i.test(decision ?? '');
		if (!approves && !rejects) return { status: 400, body: { decision: 'CATALOG_ERROR; unknown' } };
		if (rejects && !reviews?.length)
			return { status: 400, body: { reviews: 'EMPTY_ERROR; required' } };
		work(run, state, (bill) => {
			const reviewedAt = new Date(clockOf(state)).toISOString();
			note(run, step, clockOf(state), {
				validation: {
					decision,
					reviewedAt,
					reviewedBy: 'api',
					reviewerNote,
					reviews: reviews ?? null,
				},
			});
			if (approves) moveOn(run, clockOf(state), bill);
			else run.validation = { state: 'CORRECTION', reviewerNote, reviews: reviews ?? [] };
		});
		return done;
	}),

	submitWorkflooCorrection: parkedOn('VALIDATION', 409, (run, step, request, state) => {
		const answers = bodyOf<Record<string, unknown>>(request);
		if (run.validation.state !== 'CORRECTION') return problem(409, 'The step needs no correction');
		const wanted = run.validation.reviews.map((review) => review.fieldId);
		const fields = definitionFor(run).steps.flatMap((entry) =>
			entry.kind === 'FORM' ? entry.fields : [],
		);
		const findings = checkForm(
			fields.filter((field) => wanted.includes(field.id)),
			answers,
		);
		const refused = fieldProblems(findings);
		if (refused) return refused;
		work(run, state, () => {
			Object.assign(run.answers, answers);
			note(run, step, clockOf(state), { form: { fields: answers } });
			run.validation = { state: 'REVIEW', reviews: [] };
		});
		return done;
	}),
};

const SEARCHABLE = 'nodes.form.searchableBy.';
const ORDINARY = [
	'page',
	'itemsPerPage',
	'from',
	'to',
	'origin',
	'status',
	'name',
	'_id',
	'labels',
];
const MEANINGS = [...ORDINARY, 'content', 'format', 'sandbox'];

/** The runs that a list call means, newest first; undefined when the key may not list. */
function list(request: SandboxRequest, state: WorkflooState) {
	const key = state.keys[request.headers['x-api-key'] ?? ''];
	if (!key?.mayList) return undefined;
	const query = request.query as Record<string, string | undefined>;
	const { from, to, origin, status, name, _id, labels } = query;
	const wanted = labels?.split(';');
	const others = Object.entries(query).filter(([key]) => !MEANINGS.includes(key));
	const runs = state.runs.filter(
		(run) =>
			run.sandbox === isSandbox(request) &&
			(!from ||
				!to ||
				(Date.parse(run.createdAt) >= Date.parse(from) &&
					Date.parse(run.createdAt) <= Date.parse(to))) &&
			(!origin || run.origin === origin) &&
			(!status || run.status === status) &&
			(!name || run.name.toLowerCase().includes(name.toLowerCase())) &&
			(!_id || run.id === _id) &&
			(!wanted || wanted.some((label) => run.labels?.includes(label))) &&
			others.every(([key, value]) =>
				String(run.answers[key.replace(SEARCHABLE, '')] ?? '')
					.toLowerCase()
					.startsWith(String(value).toLowerCase()),
			),
	);
	const most = state.answers.mostPerPage ?? Infinity;
	return {
		runs: runs.toReversed(),
		page: Number(query.page ?? 1),
		size: Math.min(Number(query.itemsPerPage ?? 100), most),
	};
}

const PARAMETER_WORDS: Record<string, string> = {
	itemsPerPage: 'ERROR_QUERY_PARAM_FORMAT; should be integer value, [1, 1000]',
	page: 'ERROR_QUERY_PARAM_FORMAT; should be integer value, > 0',
	from: 'FORMAT_ERROR; Invalid date format. The format must comply with format ISO 8601',
	to: 'FORMAT_ERROR; Invalid date format. The format must comply with format ISO 8601',
};

function refuse(refusal: Refusal): Reply {
	if (refusal.kind === 'unknownPath') return { status: 404 };
	if (refusal.kind === 'wrongMethod') return { status: 405 };
	if (refusal.kind === 'wrongMediaType') return problem(400, 'The body must be JSON');
	const [first] = refusal.findings;
	if (first?.where.startsWith('query/')) {
		const names = refusal.findings.map(({ where }) => where.slice('query/'.length));
		return {
			status: 400,
			body: Object.fromEntries(
				names.map((name) => [name, PARAMETER_WORDS[name] ?? 'FORMAT_ERROR']),
			),
		};
	}
	const errors = Object.fromEntries(
		refusal.findings.map(({ where, message }) => [
			where.split('/').slice(1).join('.') || where,
			message === 'is missing' ? 'required' : message,
		]),
	);
	return { status: 400, body: { typeError: 'REQUIRED_FIELDS', errors, errorMessage: '' } };
}

export const workfloo: SandboxVendor<WorkflooState> = {
	name: 'workfloo',
	port: 8475,
	contract: 'workfloo.openapi.yaml',
	seed: () => ({
		keys: { 'sandbox-key': { mayList: true }, 'run-only-key': { mayList: false } },
		runs: pastRuns(),
		billed: [],
		callbacks: [],
		clockOffsetMinutes: 0,
		answers: { links: true, mostPerPage: null, nip: 'arrives', otpErrorBranch: false },
		disposed: false,
	}),
	authenticate: (request, state) =>
		state.keys[request.headers['x-api-key'] ?? ''] ? undefined : { status: 401 },
	refuse,
	handlers,
	clock: clockOf,
	// INFERRED: the documented envelope, under the status that it should not have.
	errorUnder200: () => ({
		status: 200,
		body: {
			typeError: 'ELEMENT_NOT_EXIST_ERROR',
			errors: null,
			errorMessage: 'The element was not found',
		},
	}),
	dispose: (state) => {
		state.disposed = true;
	},
};
