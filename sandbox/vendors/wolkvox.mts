import type { Refusal, Reply, SandboxRequest, SandboxVendor } from '../vendor.mts';
import { caseHandlers } from './wolkvox/cases.mts';
import { collectionHandlers } from './wolkvox/collections.mts';
import { customHandlers } from './wolkvox/custom.mts';
import { answering, failure, operationOf, success, tokenOf } from './wolkvox/replies.mts';
import { seed } from './wolkvox/seed.mts';
import type { State } from './wolkvox/state.mts';
import { clockOf } from './wolkvox/state.mts';

export type { Answers, State, StoredFile, Tenant } from './wolkvox/state.mts';

/**
 * wolkvox CRM. The tenants `modulotest` and `modulotest02` differ in the date that their date-range
 * query compares. Each has an ordinary token (`sandbox-token`), one that answers errors under HTTP 200
 * (`sandbox-quiet`), one without quota (`sandbox-spent`) and an external one (`sandbox-external`).
 */
export const wolkvox: SandboxVendor<State> = {
	name: 'wolkvox',
	port: 8474,
	contract: 'wolkvox.openapi.yaml',
	seed,
	authenticate,
	refuse,
	handlers: {
		...customHandlers,
		...caseHandlers,
		...collectionHandlers,
		tokenInformation: answering(tokenInformation),
	},
	clock: clockOf,
	errorUnder200: () => failure(417, 'The record could not be saved', true),
};

export function credentials(url: string): { type: string; data: Record<string, string> } {
	return {
		type: 'wolkvoxCrmApi',
		data: { server: url, operation: 'modulotest', token: 'sandbox-token' },
	};
}

/** What the validator says of an alternative as a whole, beside what is really wrong. */
const HALVES = ['must NOT be valid', 'must match a schema in anyOf'];

/** Host, tenant and token must belong together, and every call takes one from the day's quota. */
function authenticate(request: SandboxRequest, state: State): Reply | undefined {
	if (!request.headers['wolkvox-token']) return failure(401, 'The token is missing');
	const operation = operationOf(request);
	// A missing operation is the contract's to refuse.
	if (operation === undefined) return undefined;
	if (state.tenants[operation] === undefined) {
		return failure(404, `The operation ${operation} does not exist on this server`);
	}
	const token = tokenOf(request, state);
	if (token === undefined) return failure(401, 'The token is not valid');
	const readsNotes = request.operationId === 'listHistoryNote';
	if ((token.type === 'external') !== readsNotes) {
		return failure(403, `An ${token.type} token cannot use this API`, token.errorsUnder200);
	}
	const asksForQuota = request.operationId === 'tokenInformation';
	if (token.usedToday >= token.limit) {
		// Whether a spent token may still ask for its quota is not documented; here it may.
		return asksForQuota ? undefined : failure(403, 'TOKEN LIMIT EXCEEDED', token.errorsUnder200);
	}
	token.usedToday += 1;
	return undefined;
}

function refuse(refusal: Refusal, request: Pick<SandboxRequest, 'headers'>): Reply {
	const quiet = request.headers['wolkvox-token'] === 'sandbox-quiet';
	const findings = refusal.findings
		.filter(({ message }) => !HALVES.includes(message))
		.map(({ where, message }) => `${where} ${message}`)
		.join('; ');
	if (refusal.kind === 'unknownPath') return failure(404, 'The API does not exist');
	if (refusal.kind === 'wrongMethod') return failure(405, 'The method is not allowed', quiet);
	if (refusal.kind === 'wrongMediaType')
		return failure(400, `Wrong content type: ${findings}`, quiet);
	return failure(400, `Some parameters are missing or wrong: ${findings}`, quiet);
}

function tokenInformation(request: SandboxRequest, _tenant: unknown, state: State): Reply {
	const token = tokenOf(request, state);
	return success('200', '1 records were are found', {
		description: 'token',
		token_limit: token?.limit,
		token_use_today: token?.usedToday,
		available_consumition_options: (token?.limit ?? 0) - (token?.usedToday ?? 0),
		hours_to_restart_count: 15,
	});
}
