import { anyOf, emptyAnswer, evidence } from '../../shared/evidence';
import { path } from '../../shared/path';
import type { Evidence, RequestSpec } from '../../shared/request';
import { isRecord } from '../../shared/values';
import { textOf } from './status';

interface AnswerCall {
	method: 'POST' | 'PATCH';
	/** Below the address of the run. */
	below: string;
	/** What the answer holds when it was accepted. Default: nothing. */
	evidence?: Evidence;
}

/** The calls that answer a step. Source: https://github.com/kiban-cloud/kiban-sdk (specs/workfloo.openapi.yaml) */
const CALLS = {
	form: { method: 'POST', below: '/form' },
	documents: { method: 'POST', below: '/document' },
	correction: { method: 'POST', below: '/correction' },
	review: { method: 'POST', below: '/review' },
	sendNip: { method: 'PATCH', below: '/nip/send' },
	// The phase may be an empty text, as in the status.
	validateNip: { method: 'PATCH', below: '/nip/validate', evidence: withText('phase') },
	resendNip: { method: 'PATCH', below: '/nip/resend', evidence: withText('phase', 'nipType') },
	validateOtp: { method: 'PATCH', below: '/otp/validate' },
	resendOtp: { method: 'PATCH', below: '/otp/fallback' },
} satisfies Record<string, AnswerCall>;

export type AnswerKind = keyof typeof CALLS;

export function answerRequest(
	id: string,
	kind: AnswerKind,
	sent: Pick<RequestSpec, 'body' | 'headers'> = {},
): RequestSpec {
	const call: AnswerCall = CALLS[kind];
	return {
		method: call.method,
		path: `${path`/api/v1/workfloo/${id}`}${call.below}`,
		evidence: call.evidence ?? anyOf(emptyAnswer, naming(id)),
		...sent,
	};
}

function withText(...names: string[]): Evidence {
	return evidence(
		`a record with ${names.join(' or ')}`,
		({ body }) => isRecord(body) && names.some((name) => typeof body[name] === 'string'),
	);
}

/** More than documented, but about this very run. */
function naming(id: string): Evidence {
	return evidence('the run', ({ body }) => isRecord(body) && textOf(body.id) === id);
}
