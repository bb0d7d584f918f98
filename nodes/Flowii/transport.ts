import type { IDataObject } from 'n8n-workflow';

import {
	errorsIn,
	failureFor,
	hintFor,
	messageIn,
	refusalUnder200,
} from '../shared/answerProblems';
import { InputProblem } from '../shared/inputProblem';
import { VendorError } from '../shared/nodeErrors';
import { idIn, type Parameters } from '../shared/parameters';
import type { Kind, RequestSpec, VendorResponse } from '../shared/request';
import { asNumber, asText, isRecord, isSafeName } from '../shared/values';
import type { CallContext, VendorApi, VendorProblem } from '../shared/vendor';
import { COMPANY_ATTRIBUTE } from './api/body';
import { manyRecords, oneRecord } from './api/evidence';
import { isWholeId } from './api/ids';
import { recordsOf } from './api/read';
import { COMPANIES, flowiiOrigin } from './credential';

export const flowii: VendorApi = {
	name: 'FLOWii',
	credentialType: 'flowiiApi',
	baseUrl: flowiiOrigin,
	secretFields: ['apiKey', 'password', 'accessToken'],
	authenticationHeaders: ['Api-Key', 'Authorization'],
	mediaType: 'application/vnd.api+json',
	// The key belongs to the user.
	accountFields: ['username', 'companyId'],
	login: { tokenField: 'accessToken', refusedWith: [401] },
	evidence: oneRecord,
	problemIn,
	input: (parameters) => ({ company: chosenCompany(parameters) }),
	prepare: addCompany,
};

/** Longer answers are files. */
const LONGEST_ERROR = 100_000;

/** Every call names its company in the query; some bodies repeat it as a number. */
async function addCompany(spec: RequestSpec, context: CallContext): Promise<RequestSpec> {
	if (spec.path === COMPANIES || spec.query?.companyId !== undefined) return spec;
	const companyId = await companyOf(context);
	return {
		...spec,
		query: { companyId, ...spec.query },
		...(spec.body !== undefined && { body: withCompany(spec.body, companyId) }),
	};
}

/** The chosen company, else the credential's, else the only one that the user has. */
async function companyOf(context: CallContext): Promise<string> {
	const { given, credentials, previewing } = context;
	const chosen =
		typeof given.company === 'string' ? given.company : companyId(credentials.companyId);
	if (chosen !== undefined) return chosen;
	// A preview sends nothing, so it cannot know.
	if (previewing) return '(the only company of the user)';
	return await context.once('company', async () => await onlyCompany(context));
}

/** The company that an item names; read before any call. */
export function chosenCompany(parameters: Parameters): string | undefined {
	return companyId(parameters.optionalLocator('company'));
}

function companyId(value: unknown): string | undefined {
	const id = idIn(value, 'company');
	if (id === undefined || isWholeId(id)) return id;
	throw new InputProblem(
		'company',
		`is not an ID: ${id}`,
		'The IDs of companies are whole numbers. The operation Company > Get Many lists them.',
	);
}

async function onlyCompany(context: CallContext): Promise<string> {
	const response = await context.call({ method: 'GET', path: COMPANIES, evidence: manyRecords });
	const companies = recordsOf(response.body);
	if (companies.length === 1) {
		const id = asText(companies[0].id);
		if (isWholeId(id)) return id;
		throw new VendorError({
			message: 'FLOWii sent a company without an ID',
			hint: "Enter the company's ID in the credential or under 'Company'.",
		});
	}
	if (companies.length === 0) {
		throw new InputProblem(
			'company',
			'is empty, and the user of the credential may use no company',
			'Check in FLOWii that the user belongs to a company.',
		);
	}
	const names = companies.map(({ id, attributes }) => `${nameIn(attributes)} (${asText(id)})`);
	throw new InputProblem(
		'company',
		'is empty, and the user of the credential has several companies',
		`Choose one of them here, or enter its ID in the credential: ${names.join(', ')}.`,
	);
}

function nameIn(attributes: IDataObject[string]): string {
	return isRecord(attributes) ? asText(attributes.name) : '';
}

function withCompany(body: RequestSpec['body'], companyId: string): RequestSpec['body'] {
	const data = isRecord(body) ? body.data : undefined;
	const attributes = isRecord(data) ? data.attributes : undefined;
	if (!isRecord(data) || !isRecord(attributes) || attributes[COMPANY_ATTRIBUTE] !== null)
		return body;
	const company = isWholeId(companyId) ? Number(companyId) : companyId;
	return { data: { ...data, attributes: { ...attributes, [COMPANY_ATTRIBUTE]: company } } };
}

/** What there is to do in FLOWii; for all other statuses the kernel knows it. */
const OWN_HINTS: Record<number, string> = {
	404: 'Check the ID (of an API Request the path), and whether the record belongs to the chosen company.',
	429: 'FLOWii limits the number of calls. Wait a while, and use Options > Batching to send less at a time.',
};

/**
 * No error is documented. Public clients read `errors[].title` of JSON:API, and are prepared for the
 * `error` and `error_description` of OAuth. Any of them is a refusal under any status, and so are the
 * common ways of saying no under 200.
 */
function problemIn(
	response: VendorResponse,
	spec: RequestSpec & { kind: Kind },
): VendorProblem | undefined {
	const body = bodyOf(response);
	if (!isRecord(body)) return undefined;
	const errors = Array.isArray(body.errors) ? body.errors : [];
	const isRefused = errors.length > 0 || (response.status >= 400 && typeof body.error === 'string');
	if (!isRefused) return response.status < 400 ? refusalUnder200(body) : undefined;
	const message = errorsIn(errors) ?? messageIn(body) ?? 'The request was refused without a reason';
	const [first] = errors.filter(isRecord);
	const isQuota = response.status === 429 || /quota exceeded/i.test(message);
	const status = isQuota ? 429 : statusOf(first, response.status);
	const fields = fieldsNamedIn(errors);
	return {
		message,
		status,
		hint: OWN_HINTS[status] ?? hintFor(status, spec.kind),
		code: codeOf(first ?? body),
		...(fields && { details: { fields } }),
		failure: failureFor({ ...response, status }),
	};
}

/** Where a file was asked for, JSON comes as bytes: it may say why there is none. */
function bodyOf({ body }: VendorResponse): unknown {
	if (!Buffer.isBuffer(body) || body.length > LONGEST_ERROR) return body;
	try {
		return JSON.parse(body.toString()) as unknown;
	} catch {
		return body;
	}
}

/** JSON:API repeats the status in each error, as a text. It counts where HTTP says that all is well. */
function statusOf(error: IDataObject | undefined, status: number): number {
	const said = asNumber(error?.status);
	return status < 400 && said >= 400 && said < 600 ? said : status;
}

/** The complaints by field, from JSON:API's `source.pointer`: `/data/attributes/name`. */
function fieldsNamedIn(errors: unknown[]): IDataObject | undefined {
	const named = errors.filter(isRecord).flatMap((error) => {
		const source = isRecord(error.source) ? error.source : {};
		const place = source.pointer ?? source.parameter;
		const field = typeof place === 'string' ? place.split('/').pop() : undefined;
		return field !== undefined && isSafeName(field) ? [[field, messageIn(error) ?? '']] : [];
	});
	return named.length === 0 ? undefined : (Object.fromEntries(named) as IDataObject);
}

function codeOf({ code, error }: IDataObject): string | undefined {
	const found = code ?? error;
	return typeof found === 'string' || typeof found === 'number' ? String(found) : undefined;
}
