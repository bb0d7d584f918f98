import type { Evidence, VendorResponse } from './request';
import { isMarkup } from './text';
import { isRecord } from './values';

/**
 * No success without evidence: a status of 200 says that some server answered, not that the vendor did
 * what it was asked. Each call names the form that its answer has when it worked.
 */

/** A JSON object with an ID under one of the names; without names, any object with members. */
export function recordWith(...names: string[]): Evidence {
	return {
		form: names.length === 0 ? 'a record' : `a record with ${names.join(' or ')}`,
		isIn: ({ body }) => isRecord(body) && hasOneOf(body, names),
	};
}

function hasOneOf(record: Record<string, unknown>, names: string[]): boolean {
	if (names.length === 0) return Object.keys(record).length > 0;
	return names.some((name) => isName(record[name]));
}

/** A text or a number, as IDs are: `{ "id": {} }` and `{ "id": " " }` name nothing. */
function isName(value: unknown): boolean {
	return typeof value === 'number' || (typeof value === 'string' && value.trim() !== '');
}

/** A list of records, found by `read`, which gives `undefined` for an answer that holds no list. */
export function recordsBy(read: (response: VendorResponse) => unknown[] | undefined): Evidence {
	return {
		form: 'a list of records',
		isIn: (response) => read(response)?.every(isRecord) ?? false,
	};
}

/** A JSON list of records. */
export const recordList: Evidence = recordsBy(({ body }) =>
	Array.isArray(body) ? body : undefined,
);

/** An answer without a body, as a vendor documents it for changes. */
export const emptyAnswer: Evidence = {
	form: 'an answer without content',
	isIn: ({ body }) => body === '' || (Buffer.isBuffer(body) && body.length === 0),
};

/**
 * JSON, CSV or nothing: for calls of which only their user knows what they answer. A text in words is
 * what servers say when something is wrong.
 */
export const anyAnswer: Evidence = {
	form: 'JSON, CSV or an answer without content',
	isIn: ({ body, headers }) => {
		if (typeof body !== 'string' || body === '') return !Buffer.isBuffer(body);
		return /^text\/csv/i.test(headers['content-type'] ?? '') && !isMarkup(body);
	},
};

/** One of several forms, where documents name more than one or none at all. */
export function anyOf(...forms: Evidence[]): Evidence {
	return {
		form: forms.map(({ form }) => form).join(' or '),
		isIn: (response) => forms.some((evidence) => evidence.isIn(response)),
	};
}

/** A form of one vendor, for example its own flag of success. */
export function evidence(form: string, isIn: Evidence['isIn']): Evidence {
	return { form, isIn };
}
