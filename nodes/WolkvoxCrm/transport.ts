import type { Failure, ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';

import type {
	CallContext,
	RequestSpec,
	VendorApi,
	VendorProblem,
	VendorResponse,
} from '../shared/operation';
import { isRecord } from '../shared/values';
import { dataIn } from './api/envelope';
import { formPart } from './api/files';
import { quotaIn } from './api/quota';
import { tokenInformation, wolkvoxOrigin } from './credential';

export const wolkvox: VendorApi = {
	name: 'wolkvox CRM',
	credentialType: 'wolkvoxCrmApi',
	baseUrl: wolkvoxOrigin,
	secretFields: ['token'],
	authenticationHeaders: ['Wolkvox-Token'],
	problemIn,
	explain,
	prepare: (spec, { credentials }) => withOperation(spec, credentials),
};

/** Every call names the tenant: in the query of a GET, in a form part, else in the JSON body. */
function withOperation(
	spec: RequestSpec,
	credentials: ICredentialDataDecryptedObject,
): RequestSpec {
	const operation = String(credentials.operation ?? '').trim();
	if (spec.method === 'GET') return { ...spec, query: { operation, ...spec.query } };
	if (spec.multipart) {
		return { ...spec, multipart: [formPart('operation', operation), ...spec.multipart] };
	}
	if (spec.body !== undefined && !isRecord(spec.body)) return spec;
	return { ...spec, body: { operation, ...(spec.body as IDataObject | undefined) } };
}

/**
 * The vendor documents its error codes, but not whether they are the HTTP status or stand in the body of
 * a 200. So both are read, `code` as number or text. No error is `null` or the text "null".
 * https://wolkvox.helpjuice.com/en_US/posibles-codigos-de-error-al-consumir-las-apis-de-wolkvox-crm
 */
function problemIn({ status: httpStatus, body }: VendorResponse): VendorProblem | undefined {
	if (!isRecord(body)) return undefined;
	const code = Number(body.code ?? httpStatus);
	const status = code >= 400 ? code : httpStatus;
	const error = textOf(body.error);
	if (status < 400 && error === undefined) return undefined;
	const message = textOf(body.msg) ?? error ?? `wolkvox CRM answered with code ${status}`;
	const failure = failureFor(status, message);
	return {
		message,
		hint: hintFor(status, failure),
		status,
		...(body.code !== undefined && { code: String(body.code) }),
		...(error !== undefined && error !== message && { details: { error } }),
		...(failure && { failure }),
	};
}

function textOf(value: unknown): string | undefined {
	if (value === undefined || value === null || value === false || value === 0) return undefined;
	const text = (typeof value === 'string' ? value : JSON.stringify(value)).trim();
	return ['', 'null', 'false', '[]', '{}'].includes(text) ? undefined : text;
}

/** Words for a spent quota and for a token that is busy: those of the vendor's contact-centre API. */
function failureFor(status: number, message: string): Failure | undefined {
	if (status === 401) return { cause: 'credential-invalid' };
	if (status === 429 || /simultaneous/i.test(message)) return { cause: 'rate-limited' };
	if (/limit/i.test(message) && /exceed|reach|excedid|alcanzad/i.test(message)) {
		return { cause: 'quota-exhausted' };
	}
	return undefined;
}

function hintFor(status: number, failure: Failure | undefined): string {
	if (failure?.cause === 'quota-exhausted') {
		return "The token's calls of today are used up. Wait until the count starts again, or use another token.";
	}
	if (failure?.cause === 'rate-limited') {
		return 'Wait a while, or lower Options > Batching > Items per Batch.';
	}
	if (status === 401) {
		return 'Check server, operation and token in the credential: they must belong to the same CRM.';
	}
	if (status === 403) {
		return 'Check the type of the token: the notes history needs an external token, everything else an internal one.';
	}
	if (status === 404) {
		return 'Check the module and the ID, and in the credential the server and the operation.';
	}
	if (status === 405)
		return 'Change the method under Options: the pages of the vendor disagree about it.';
	if (status >= 500) return 'Try again later. Whether a change was carried out is not known.';
	return 'Check names and values of the fields. The CRM knows fields by their exact labels, accents and blanks included.';
}

/** Adds to a spent quota when it starts again. Token information is the only call that says so. */
async function explain(problem: VendorProblem, context: CallContext): Promise<VendorProblem> {
	const { failure } = problem;
	if (failure?.cause !== 'quota-exhausted') return problem;
	const quota = await context
		.once('quota', async () => await readQuota(context))
		.catch(() => undefined);
	if (quota?.restartsAt === undefined) return problem;
	return {
		...problem,
		hint: `The token's calls of today are used up; the count starts again at about ${quota.restartsAt}. Wait, or use another token.`,
		details: { ...problem.details, quotaRestartsAt: quota.restartsAt },
		failure: { ...failure, resetsAtEpochMs: Date.parse(quota.restartsAt) },
	};
}

async function readQuota({ call, credentials }: CallContext) {
	const response = await call(withOperation(tokenInformation, credentials));
	return quotaIn(dataIn(response.body));
}
