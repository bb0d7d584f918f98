import { type Definition, definitionOf, scenarios, type Step } from './definitions.mts';

/** One step that a run has been through, as the detail call shows it. */
export interface RunNode {
	id: string;
	name: string;
	type: string;
	created: string;
	modified: string;
	[part: string]: unknown;
}

export interface Run {
	id: string;
	idUnykoo: number;
	definitionId: string;
	name: string;
	/** Started with `sandbox=true`; later calls must say so too. */
	sandbox: boolean;
	scenarioId?: string;
	origin: string;
	status: string;
	/** Index into the definition's steps. */
	step: number;
	phase: string;
	nipFailures: number;
	otpRetries: number;
	otpResends: number;
	validation: {
		state: 'REVIEW' | 'CORRECTION';
		reviewerNote?: string;
		reviews: { fieldId: string; message: string; sourceNodeId?: string }[];
	};
	answers: Record<string, unknown>;
	nodes: RunNode[];
	labels: string[] | null;
	createdAt: string;
	modifiedAt: string;
	/** Epoch milliseconds at which the current step began. */
	since: number;
	/** Epoch milliseconds until which the engine is busy with the last answer. */
	busyUntil: number;
	/** What status showed before the last answer; still shown for a moment. */
	before?: Record<string, unknown>;
	callbackUrl?: string;
	callbackKey?: string;
	cancelledBy?: string;
	/** Cancelled by hand in the console: the run has ended, whatever its status. */
	cancelledAt?: string;
	/** Why the last NIP could not be sent. */
	sendError?: { code: string; recoverable: boolean };
}

export interface Billing {
	what: 'run' | 'bureau' | 'otp';
	runId: string;
}

export const NIP = '123456';
export const OTP = '246810';
const NIP_ATTEMPTS = 3;
const OTP_ATTEMPTS = 3;

const isFinal = (run: Run) => run.status !== 'PROGRESS' || run.cancelledAt !== undefined;

export function definitionFor(run: Run): Definition {
	const definition = definitionOf(run.definitionId);
	if (!definition) throw new Error(`no definition ${run.definitionId}`);
	return definition;
}

/** The step that the run is parked on; undefined at the end. */
export function currentStep(run: Run): Step | undefined {
	return isFinal(run) ? undefined : definitionFor(run).steps[run.step];
}

export function isBusy(run: Run, now: number): boolean {
	return now < run.busyUntil;
}

export function createRun(
	definition: Definition,
	sequence: number,
	now: number,
	more: Partial<Run> = {},
): Run {
	const moment = new Date(now).toISOString();
	return {
		id: `d34d66cd-7995-4d86-b01b-${String(sequence).padStart(12, '0')}`,
		idUnykoo: 1000 + sequence,
		definitionId: definition.id,
		name: definition.name,
		sandbox: false,
		origin: 'API',
		status: 'PROGRESS',
		step: 0,
		phase: 'CREATE_ACCOUNT',
		nipFailures: 0,
		otpRetries: OTP_ATTEMPTS,
		otpResends: 0,
		validation: { state: 'REVIEW', reviews: [] },
		answers: {},
		nodes: [],
		labels: null,
		createdAt: moment,
		modifiedAt: moment,
		since: now,
		busyUntil: 0,
		...more,
	};
}

/** Notes what happened on the current step; later notes of the same step are merged. */
export function note(run: Run, step: Step, now: number, part: Record<string, unknown>): void {
	const moment = new Date(now).toISOString();
	const last = run.nodes.at(-1);
	if (last?.id === step.id) Object.assign(last, part, { modified: moment });
	else {
		const type = ['NIP', 'OTP', 'WIDGET', 'BUREAU', 'FAIL'].includes(step.kind)
			? 'LINK'
			: step.kind;
		run.nodes.push({
			id: step.id,
			name: step.name,
			type,
			created: moment,
			modified: moment,
			...part,
		});
	}
	run.modifiedAt = moment;
}

/** Goes to the next step, and through all steps that need nobody. */
export function moveOn(run: Run, now: number, bill: (billing: Billing) => void): void {
	run.step += 1;
	enter(run, now, bill);
}

export function enter(run: Run, now: number, bill: (billing: Billing) => void): void {
	run.since = now;
	run.phase = 'CREATE_ACCOUNT';
	run.modifiedAt = new Date(now).toISOString();
	const step = definitionFor(run).steps[run.step];
	if (!step) {
		run.status = 'SUCCESS';
		return;
	}
	if (step.kind === 'BUREAU') {
		bill({ what: 'bureau', runId: run.id });
		note(run, step, now, {
			detail: { status: 'SUCCESS', httpCode: 200 },
			response: { score: 702 },
		});
		moveOn(run, now, bill);
	} else if (step.kind === 'FAIL') {
		note(run, step, now, {
			detail: { status: 'ERROR', httpCode: 401, errorMessage: step.errorMessage },
		});
		run.status = 'ERROR';
	} else if (step.kind === 'OTP') {
		run.phase = 'VALIDATE';
	}
}

/** Lets time pass: timers end, unanswered offers expire. */
export function passTime(run: Run, now: number, bill: (billing: Billing) => void): boolean {
	const step = currentStep(run);
	if (step?.kind === 'TIMER' && now >= run.since + step.seconds * 1000) {
		note(run, step, now, { timer: timerOf(run, step.seconds, now) });
		moveOn(run, now, bill);
		return true;
	}
	if (step?.kind === 'FORM' && step.abandonedAfter && now >= run.since + step.abandonedAfter) {
		run.status = 'ABANDONED';
		run.modifiedAt = new Date(now).toISOString();
		return true;
	}
	return false;
}

/** Milliseconds until time alone changes the run, or undefined. */
export function changesIn(run: Run, now: number): number | undefined {
	const step = currentStep(run);
	if (step?.kind === 'TIMER') return run.since + step.seconds * 1000 - now;
	if (step?.kind === 'FORM' && step.abandonedAfter) return run.since + step.abandonedAfter - now;
	return undefined;
}

/** A wrong NIP. Three of them end the run. */
export function failNip(run: Run, step: Step, now: number): number {
	run.nipFailures += 1;
	const left = NIP_ATTEMPTS - run.nipFailures;
	if (left <= 0) {
		note(run, step, now, { link: { key: 'nip', phase: run.phase, events: null } });
		run.status = 'ERROR';
	}
	return left;
}

function timerOf(run: Run, seconds: number, now: number) {
	const end = run.since + seconds * 1000;
	const left = Math.max(0, Math.round((end - now) / 1000));
	return {
		endWaitDate: new Date(end).toISOString(),
		remainingTime: {
			hours: Math.floor(left / 3600),
			minutes: Math.floor(left / 60) % 60,
			seconds: left % 60,
		},
	};
}

/**
 * What the status call shows. For a third of the busy time after an answer it still shows the
 * answered step, then a step in processing without its payload.
 */
export function statusOf(run: Run, now: number): Record<string, unknown> {
	if (isBusy(run, now)) {
		const busy = definitionFor(run).busy;
		const before = run.before ?? {};
		if (run.before && run.busyUntil - now > (busy * 2) / 3) return before;
		const type = String(before.currentNodeType ?? 'LINK');
		return {
			id: run.id,
			name: run.name,
			status: 'PROGRESS',
			currentNodeId: before.currentNodeId ?? definitionFor(run).steps[0]?.id,
			currentNodeName: before.currentNodeName ?? definitionFor(run).steps[0]?.name,
			currentNodeType: `${type}_PROCESSING`,
		};
	}
	return settledStatusOf(run, now);
}

function cancellationOf({ cancelledBy, cancelledAt }: Run): Record<string, unknown> {
	return cancelledAt === undefined ? {} : { cancelledBy, cancelledAt };
}

export function settledStatusOf(run: Run, now: number): Record<string, unknown> {
	const step = currentStep(run);
	const head = {
		id: run.id,
		name: run.name,
		status: run.status,
		...cancellationOf(run),
	};
	if (!step) return head;
	const parked = { ...head, currentNodeId: step.id, currentNodeName: step.name };
	switch (step.kind) {
		case 'FORM': {
			const sections = [...new Set(step.fields.map((field) => field.section))];
			return {
				...parked,
				currentNodeType: 'FORM',
				form: {
					formFieldSection: sections.map((section) => ({
						section,
						fields: step.fields.filter((field) => field.section === section),
					})),
				},
			};
		}
		case 'DOCUMENT':
			return {
				...parked,
				currentNodeType: 'DOCUMENT',
				document: { documentField: step.documents },
			};
		case 'NIP':
			return {
				...parked,
				currentNodeType: 'LINK',
				link: {
					key: 'nip',
					keyTypeNode: 'bc_pf_query',
					nipType: step.nipType,
					phase: run.phase,
					companyName: 'Financiera del Valle',
					countryCode: run.answers.country_code ?? '+52',
					phoneNumber: run.answers.phone_number ?? '',
					events: null,
					...(run.sendError ? { sendError: run.sendError } : {}),
				},
			};
		case 'OTP':
			return {
				...parked,
				currentNodeType: 'LINK',
				link: { key: 'identity', keyTypeNode: 'identity_query', phase: run.phase, events: null },
				verification: {
					channel: run.otpResends % 2 === 0 ? 'sms' : 'whatsapp',
					maskedDestination: '******4321',
					remainingRetries: run.otpRetries,
					validationId: `val-${run.idUnykoo}`,
					validationType: 'phone',
				},
			};
		case 'WIDGET':
			return {
				...parked,
				currentNodeType: 'LINK',
				link: { key: 'liveness', keyTypeNode: 'liveness_query', phase: '', widget: step.widget },
			};
		case 'TIMER':
			return { ...parked, currentNodeType: 'TIMER', timer: timerOf(run, step.seconds, now) };
		case 'VALIDATION':
			return {
				...parked,
				currentNodeType: 'VALIDATION',
				validation: {
					state: run.validation.state,
					instruction: step.instruction,
					...(run.validation.reviewerNote ? { reviewerNote: run.validation.reviewerNote } : {}),
					fields:
						run.validation.state === 'CORRECTION'
							? run.validation.reviews.map(({ fieldId, message }) => ({
									fieldId,
									name: fieldId,
									type: 'text',
									value: run.answers[fieldId] ?? null,
									message,
								}))
							: null,
				},
			};
		default:
			return parked;
	}
}

export function detailOf(run: Run): Record<string, unknown> {
	const scenario = scenarios.find((candidate) => candidate.id === run.scenarioId);
	return {
		id: run.id,
		idUnykoo: run.idUnykoo,
		name: run.name,
		status: run.status,
		origin: run.origin,
		ipOrigin: '203.0.113.7',
		created: run.createdAt,
		modified: run.modifiedAt,
		labels: run.labels,
		...(scenario ? { sceneryId: scenario.id, sceneryName: scenario.name } : {}),
		...cancellationOf(run),
		nodes: run.nodes.length > 0 ? run.nodes : null,
	};
}

export function summaryOf(run: Run): Record<string, unknown> {
	return {
		id: run.id,
		idUnykoo: run.idUnykoo,
		name: run.name,
		status: run.status,
		origin: run.origin,
		ipOrigin: '203.0.113.7',
		labels: run.labels,
		createdAt: run.createdAt,
		modifiedAt: run.modifiedAt,
		createdBy: 'api',
		currentNodeName: currentStep(run)?.name ?? '',
		firstName: run.answers.first_name ?? '',
		secondName: run.answers.second_name ?? '',
		lastName1: run.answers.last_name_1 ?? '',
		lastName2: run.answers.last_name_2 ?? '',
		rfcPf: run.answers.rfc_pf ?? '',
		rfcPm: run.answers.rfc_pm ?? '',
		companyName: run.answers.company_name ?? '',
		steps: null,
	};
}
