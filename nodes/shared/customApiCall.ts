import type { IHttpRequestMethods, INodeProperties } from 'n8n-workflow';

import { anyAnswer } from './evidence';
import { InputProblem } from './inputProblem';
import type { RequestOperation, Resource } from './operation';
import { pairsProperty } from './pairs';
import type { Evidence, JsonBody, Kind, QueryValue } from './request';

const METHODS = ['DELETE', 'GET', 'PATCH', 'POST', 'PUT'];

interface CustomCallTexts {
	/** What the path is relative to, for the hint: `https://acme.example.com/api/v2`. */
	relativeTo: string;
	/** An example path: `e.g. /workflows/integration/user`. */
	placeholder: string;
	/** Put before every path that the user enters. */
	prefix?: string;
	/** Offers a form-encoded body beside JSON. */
	forms?: boolean;
	/** What every answer of the vendor has when it worked. Without it only a call's user knows. */
	evidence?: Evidence;
}

/**
 * The way to everything that a vendor documents elsewhere or adds later: any call with the vendor's
 * host, credential, retries and errors. Users see it as *API Request*, because n8n adds an entry of its
 * own named Custom API Call to every node whose credential the HTTP Request node can use.
 */
export function customApiCall(texts: CustomCallTexts): Resource {
	const send: RequestOperation = {
		name: 'Send',
		value: 'send',
		action: 'Send API request',
		description: 'Call any address of the API with the credential of this node',
		// Only GET is surely harmless; `request` says so call by call.
		kind: 'write',
		properties: propertiesFor(texts),
		request: (parameters) => {
			const method = parameters.text('method') as IHttpRequestMethods;
			const isForm = texts.forms === true && parameters.optionalText('bodyType') === 'form';
			const body = parameters.json('body');
			return {
				method,
				path: `${texts.prefix ?? ''}${checkedPath(parameters.text('path'))}`,
				query: parameters.pairs('query') as Record<string, QueryValue>,
				evidence: texts.evidence ?? anyAnswer,
				kind: (method === 'GET' ? 'read' : 'write') satisfies Kind,
				...(method !== 'GET' && !isForm && body !== undefined && { body: body as JsonBody }),
				...(method !== 'GET' &&
					isForm && { form: parameters.pairs('form') as Record<string, QueryValue> }),
			};
		},
	};
	return {
		name: 'API Request',
		value: 'customApiCall',
		description: 'Anything that this node has no operation for',
		isLast: true,
		operations: [send],
	};
}

/** A path on the vendor's host: no host of its own, no climbing out of the prefix, no query. */
function checkedPath(entered: string): string {
	const path = entered.trim();
	// The URL parser drops tabs and line breaks, so `/.\t./` would become `/../`.
	if (/[\s\p{Cc}]/u.test(path)) {
		throw new InputProblem('path', 'contains a blank', 'Write a blank as %20.');
	}
	if (/^[a-z][a-z0-9+.-]*:/i.test(path) || path.startsWith('//') || path.includes('\\')) {
		throw new InputProblem('path', 'names a host', 'Enter only what comes after the host.');
	}
	if (/[?#]/.test(path)) {
		throw new InputProblem('path', 'contains a query', "Enter it under 'Query Parameters'.");
	}
	const decoded = decodedOf(path);
	if (decoded === undefined) {
		throw new InputProblem('path', 'is not properly encoded', 'Write a percent sign as %25.');
	}
	if (decoded.split('/').some((segment) => segment === '..' || segment === '.')) {
		throw new InputProblem('path', 'contains a dot segment', "Leave out '..' and '.'.");
	}
	return path.startsWith('/') ? path : `/${path}`;
}

function decodedOf(path: string): string | undefined {
	try {
		return decodeURIComponent(path);
	} catch {
		return undefined;
	}
}

function propertiesFor({ relativeTo, placeholder, forms }: CustomCallTexts): INodeProperties[] {
	const jsonBody: INodeProperties = {
		displayName: 'Body',
		name: 'body',
		type: 'json',
		default: '',
		placeholder: 'e.g. { "name": "Example" }',
		description: 'JSON to send; left empty, no body is sent',
		displayOptions: { hide: { method: ['GET'] } },
	};
	return [
		{
			displayName: 'Method',
			name: 'method',
			type: 'options',
			options: METHODS.map((method) => ({ name: method, value: method })),
			default: 'GET',
			description: 'HTTP method; GET only reads, the others can change something',
		},
		{
			displayName: 'Path',
			name: 'path',
			type: 'string',
			required: true,
			default: '',
			placeholder,
			description: `What comes after ${relativeTo}`,
		},
		pairsProperty({ displayName: 'Query Parameters', name: 'query', row: 'Parameter' }),
		...(forms ? [bodyType, formBody] : []),
		forms
			? { ...jsonBody, displayOptions: { show: { bodyType: ['json'] }, hide: { method: ['GET'] } } }
			: jsonBody,
	];
}

const bodyType: INodeProperties = {
	displayName: 'Body Type',
	name: 'bodyType',
	type: 'options',
	options: [
		{ name: 'Form', value: 'form' },
		{ name: 'JSON', value: 'json' },
	],
	default: 'form',
	description: 'How the body is written',
	displayOptions: { hide: { method: ['GET'] } },
};

const formBody: INodeProperties = {
	...pairsProperty({ displayName: 'Form Fields', name: 'form', row: 'Field' }),
	displayOptions: { show: { bodyType: ['form'] }, hide: { method: ['GET'] } },
};
