import type { MultipartBody, Reply, SandboxRequest } from '../../vendor.mts';
import type { Answers, State, Tenant, Token } from './state.mts';

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
export function found(
	{ answers }: Tenant,
	request: SandboxRequest,
	matches: unknown[],
	whenEmpty: 'list' | 'null' | 'missing' = 'list',
): Reply {
	const page = pageOf(answers, request, matches);
	const given = answers.most === null ? page : page.slice(0, answers.most);
	const announced = answers.announces === 'all' ? matches : given;
	const head = { code: '200', error: 'null', msg: `${announced.length} records were are found` };
	const total = answers.totalRecords ? { 'Total records': matches.length } : {};
	if (given.length === 0 && whenEmpty === 'missing') return { status: 200, body: head };
	const empty = whenEmpty === 'null' ? null : [];
	const data = given.length > 0 ? shaped(given, answers) : empty;
	return { status: 200, body: { ...head, ...total, data } };
}

function pageOf({ paging }: Answers, request: SandboxRequest, matches: unknown[]): unknown[] {
	const asked = request.body as { page?: number | string; page_size?: number | string };
	if (paging === null) {
		if (asked.page === undefined && asked.page_size === undefined) return matches;
		throw new Refused(400, 'The parameters page and page_size do not exist');
	}
	const size = Number(asked.page_size ?? paging.defaultSize);
	const steps = Number(asked.page ?? paging.first) - paging.first;
	const start = paging.counts === 'pages' ? steps * size : steps;
	return matches.slice(start, start + size);
}

function shaped(records: unknown[], { lists }: Answers): unknown {
	if (lists === 'list') return records;
	return Object.fromEntries(records.map((record, index) => [String(index * 2), record]));
}

/** One row of a bulk call: the ID that it has, or why it was refused. */
export type RowOutcome = { id: string } | { refused: Refused };

/** `done` is `created` or `updated`. The documents show no answer of a bulk call. */
export function bulkDone({ answers }: Tenant, done: string, rows: RowOutcome[]): Reply {
	const code = done === 'created' ? 200 : '200';
	const taken = rows.flatMap((row) => ('id' in row ? [row.id] : []));
	const refused = rows.flatMap((row) => ('id' in row ? [] : [row.refused]));
	const shown = done === 'created' || answers.bulk === 'rows' ? taken : [];
	const ids = shown.map((id) => (answers.ids === 'texts' ? id : { wolkvox_id: id }));
	const message = `${taken.length} records ${done}`;
	switch (answers.bulk) {
		case 'rows':
			return success(
				code,
				message,
				rows.map((row) => ('id' in row ? ids.shift() : refusalOf(row.refused))),
			);
		case 'message':
			return success(code, `${message}, ${refused.length} rejected`, ids);
		case 'messages': {
			const texts = refused.map((row) => row.message);
			return { status: 200, body: { code, error: 'null', msg: [message, ...texts], data: ids } };
		}
		default:
			return success(code, message, answers.ids === 'single' && ids.length === 1 ? ids[0] : ids);
	}
}

function refusalOf({ status, message }: Refused) {
	return { code: String(status), error: REASONS[status], msg: message };
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
