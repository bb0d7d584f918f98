import type { MultipartBody, Reply, SandboxRequest } from '../../vendor.mts';
import type { State, Tenant, Token } from './state.mts';

const REASONS: Record<number, string> = {
	400: 'Bad Request',
	401: 'Unauthorized',
	403: 'Forbidden',
	404: 'Not Found',
	405: 'Method Not Allowed',
	412: 'Precondition Failed',
	417: 'Expectation Failed',
};

type Incoming = Pick<SandboxRequest, 'headers' | 'query' | 'body'>;

/** The vendor's error, under the real status or under 200: it documents the codes, not where they stand. */
export function failure(status: number, message: string, quiet = false): Reply {
	const body = { code: String(status), error: REASONS[status], msg: message, data: [] };
	return { status: quiet ? 200 : status, body };
}

/** Thrown by handlers, answered by `answering`. */
export class Refused extends Error {
	readonly status: number;

	constructor(status: number, message: string) {
		super(message);
		this.status = status;
	}
}

/** Runs a handler for the tenant that the request names, in the quiet or the honest way of its token. */
export function answering(
	handle: (request: SandboxRequest, tenant: Tenant, state: State) => Reply,
): (request: SandboxRequest, state: State) => Reply {
	return (request, state) => {
		try {
			return handle(request, state.tenants[operationOf(request) ?? ''], state);
		} catch (error) {
			if (!(error instanceof Refused)) throw error;
			return failure(error.status, error.message, tokenOf(request, state)?.errorsUnder200);
		}
	};
}

/** Created: `code` is a number, `error` the text "null", `data` an object. Spelled as the vendor spells it. */
export function created(id: string): Reply {
	return success(200, 'Succesfully create record', { wolkvox_id: id });
}

/** Found: `code` is a text and `data` a list. What stands there without a match is not documented. */
export function found(records: unknown[], whenEmpty: 'list' | 'null' | 'missing' = 'list'): Reply {
	const message = `${records.length} records were are found`;
	if (records.length > 0 || whenEmpty === 'list') return success('200', message, records);
	if (whenEmpty === 'null') return success('200', message, null);
	return { status: 200, body: { code: '200', error: 'null', msg: message } };
}

export function success(code: number | string, message: string, data: unknown): Reply {
	return { status: 200, body: { code, error: 'null', msg: message, data } };
}

/** The tenant's name: in the query of the token call, else in the body. */
export function operationOf(request: Incoming): string | undefined {
	const body = request.body as (MultipartBody & { operation?: unknown }) | undefined;
	const named = request.query.operation ?? body?.operation ?? body?.fields?.operation;
	return typeof named === 'string' ? named : undefined;
}

export function tokenOf(request: Incoming, state: State): Token | undefined {
	const tenant = state.tenants[operationOf(request) ?? ''];
	return tenant?.tokens[request.headers['wolkvox-token'] ?? ''];
}
