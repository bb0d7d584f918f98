import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';

import { failureFor, hintFor } from '../shared/answerProblems';
import { InputProblem } from '../shared/inputProblem';
import type {
	CallContext,
	RequestSpec,
	VendorApi,
	VendorProblem,
	VendorResponse,
} from '../shared/operation';
import { isRecord } from '../shared/values';
import { COMPANY_ATTRIBUTE } from './api/body';
import { idIn } from './api/locator';
import { recordsOf } from './api/read';
import { COMPANIES, flowiiOrigin } from './credential';

export const flowii: VendorApi = {
	name: 'FLOWii',
	credentialType: 'flowiiApi',
	baseUrl: flowiiOrigin,
	secretFields: ['apiKey', 'password', 'accessToken'],
	authenticationHeaders: ['Api-Key', 'Authorization'],
	mediaType: 'application/vnd.api+json',
	loginAgainOn: [401],
	problemIn,
	prepare: addCompany,
};

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
	const chosen =
		idIn(context.parameter('company'), 'company') ??
		idIn(context.credentials.companyId, 'Company ID');
	if (chosen !== undefined && !/^\d+$/.test(chosen)) {
		throw new InputProblem(
			'company',
			`is not an ID: ${chosen}`,
			'The IDs of companies are whole numbers. The operation Company > Get Many lists them.',
		);
	}
	if (chosen !== undefined) return chosen;
	// A preview sends nothing, so it cannot know.
	if (context.previewing) return '(the only company of the user)';
	return await context.once('company', async () => await onlyCompany(context));
}

async function onlyCompany(context: CallContext): Promise<string> {
	const response = await context.call({ method: 'GET', path: COMPANIES });
	const companies = recordsOf(response.body);
	if (companies.length === 1) return String(companies[0].id);
	if (companies.length === 0) {
		throw new InputProblem(
			'company',
			'is empty, and the user of the credential may use no company',
			'Check in FLOWii that the user belongs to a company.',
		);
	}
	const names = companies.map(({ id, attributes }) => `${nameIn(attributes)} (${String(id)})`);
	throw new InputProblem(
		'company',
		'is empty, and the user of the credential has several companies',
		`Choose one of them here, or enter its ID in the credential: ${names.join(', ')}.`,
	);
}

function nameIn(attributes: IDataObject[string]): string {
	return isRecord(attributes) ? String(attributes.name) : '';
}

function withCompany(body: RequestSpec['body'], companyId: string): RequestSpec['body'] {
	const data = isRecord(body) ? body.data : undefined;
	const attributes = isRecord(data) ? data.attributes : undefined;
	if (!isRecord(data) || !isRecord(attributes) || attributes[COMPANY_ATTRIBUTE] !== null)
		return body;
	const company = /^\d+$/.test(companyId) ? Number(companyId) : companyId;
	return { data: { ...data, attributes: { ...attributes, [COMPANY_ATTRIBUTE]: company } } };
}

/**
 * No error is documented. Public clients read `errors[].title` of JSON:API, and are prepared for the
 * `error` and `error_description` of OAuth.
 */
function problemIn(response: VendorResponse): VendorProblem | undefined {
	const { body, status } = response;
	if (!isRecord(body)) return undefined;
	const errors = Array.isArray(body.errors) ? body.errors.filter(isRecord) : [];
	if (errors.length === 0 && (status < 400 || typeof body.error !== 'string')) return undefined;
	const message =
		errors.length > 0
			? errors.map(sentenceOf).join('; ')
			: String(body.error_description ?? body.error);
	const isQuota = status === 429 || /quota exceeded/i.test(message);
	return {
		message,
		hint: isQuota
			? 'FLOWii limits the number of calls. Wait a while, and use Options > Batching to send less at a time.'
			: hintFor(status),
		code: codeOf(errors[0] ?? body),
		...(errors.length > 0 && { details: { errors: errors as IDataObject[] } }),
		failure: isQuota ? failureFor({ ...response, status: 429 }) : failureFor(response),
	};
}

function sentenceOf(error: IDataObject): string {
	const texts = [error.title, error.detail].filter(
		(text) => typeof text === 'string' && text !== '',
	);
	return texts.length === 0 ? JSON.stringify(error) : [...new Set(texts)].join(': ');
}

function codeOf({ code, error }: IDataObject): string | undefined {
	const found = code ?? error;
	return typeof found === 'string' || typeof found === 'number' ? String(found) : undefined;
}

/** The ID under which a run remembers what belongs to the company of an item. */
export function companyKey(
	credentials: ICredentialDataDecryptedObject,
	chosen: string | undefined,
): string {
	return chosen ?? String(credentials.companyId ?? '');
}
