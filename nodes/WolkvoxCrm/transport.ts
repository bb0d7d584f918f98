import type { Failure, ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';

import {
	doubtAbout,
	messageIn,
	refusalUnder200,
	saysSomething,
	shallow,
} from '../shared/answerProblems';
import { InputProblem } from '../shared/inputProblem';
import type { Kind, RequestSpec, VendorResponse } from '../shared/request';
import { asNumber, asText, isRecord } from '../shared/values';
import type { CallContext, VendorApi, VendorProblem } from '../shared/vendor';
import { dataIn, toldIn } from './api/envelope';
import { succeeded } from './api/evidence';
import { formPart } from './api/files';
import { quotaIn, quotaRequest } from './api/quota';
import { wolkvoxOrigin } from './credential';

export const wolkvox: VendorApi = {
	name: 'wolkvox CRM',
	credentialType: 'wolkvoxCrmApi',
	baseUrl: wolkvoxOrigin,
	secretFields: ['token'],
	accountFields: ['operation'],
	// The sister API bears two at a time for each token; of this one nothing is published.
	// https://wolkvox.com/en/api-response-codes
	atOnce: 2,
	authenticationHeaders: ['Wolkvox-Token'],
	evidence: succeeded,
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
	if (operation === '') {
		throw new InputProblem(
			'CRM Name (Operation)',
			'is empty',
			'Enter the name of your CRM in the credential.',
		);
	}
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
function problemIn(
	{ status: httpStatus, body }: VendorResponse,
	{ kind }: RequestSpec & { kind: Kind },
): VendorProblem | undefined {
	if (!isRecord(body)) return undefined;
	const code = asNumber(body.code);
	const status = code >= 400 ? code : httpStatus;
	const error = textOf(body.error);
	if (status < 400 && error === undefined) return refusalIn(body, kind);
	const said = textOf(body.msg);
	// `error` is a heading ("Bad Request") to a code, and without one the only word of the error.
	const isHeading = status >= 400 && said !== undefined && toldIn(said) === undefined;
	const message =
		(isHeading ? said : (error ?? said)) ??
		messageIn(body) ??
		`wolkvox CRM answered with code ${status}`;
	const failure = failureFor(status, `${error ?? ''} ${said ?? ''}`);
	const more = isHeading ? error && { error } : said && said !== message && { msg: said };
	return {
		message,
		hint: hintFor(status, failure, kind),
		// A token that is busy did nothing: like 429, which the kernel repeats.
		status: failure?.cause === 'rate-limited' ? 429 : status,
		...(body.code !== undefined && body.code !== null && { code: asText(body.code) }),
		...(more && { details: more }),
		...(failure && { failure }),
	};
}

/** Other ways of saying no: beside the code, or of a change in its `data`. In a read `data` are fields. */
function refusalIn(body: IDataObject, kind: Kind): VendorProblem | undefined {
	const refusal =
		refusalUnder200(body) ?? (kind === 'write' ? refusalUnder200(dataIn(body)) : undefined);
	return refusal && { ...refusal, hint: CHECK_FIELDS };
}

function textOf(value: unknown): string | undefined {
	if (!saysSomething(value)) return undefined;
	return messageIn(value) ?? JSON.stringify(shallow(value));
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

const CHECK_FIELDS =
	'Check names and values of the fields. The CRM knows fields by their exact labels, accents and blanks included.';

function hintFor(status: number, failure: Failure | undefined, kind: Kind): string {
	if (failure?.cause === 'quota-exhausted') {
		return "The token's calls of today are used up. Wait until the count starts again, or use another token.";
	}
	if (failure?.cause === 'rate-limited') {
		return 'Wait a while, or lower Options > Batching > Items per Batch.';
	}
	if (status === 401) {
		return 'Check server, CRM name and token in the credential: they must belong to the same CRM.';
	}
	if (status === 403) {
		return 'Check the type of the token: the notes history needs an external token, everything else an internal one.';
	}
	if (status === 404) {
		return 'Check the module and the ID, and in the credential the server and the CRM name.';
	}
	if (status === 405)
		return 'Change the method under Options: the pages of the vendor disagree about it.';
	if (status >= 500) return `Try again later.${doubtAbout(kind)}`;
	return CHECK_FIELDS;
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
	const { body } = await call(withOperation(quotaRequest, credentials));
	return quotaIn(dataIn(body));
}
