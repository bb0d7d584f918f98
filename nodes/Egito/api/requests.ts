import type { IDataObject } from 'n8n-workflow';

import { InputProblem } from '../../shared/inputProblem';
import { path } from '../../shared/path';
import type { Evidence, QueryValue, RequestSpec } from '../../shared/request';
import type { Dialect } from './dialect';
import { flattened } from './records';

/**
 * The two kinds of call that Egito has. Its pages show the address of each operation and say that
 * every method takes JSON or POST parameters; the verbs of get and list are not published.
 * https://egito.pl/pomoc/api/ https://egito.pl/api/
 */

/** get and list: criteria in the query, or in the body when the user chose POST. */
export function readSpec(
	dialect: Dialect,
	type: string,
	operation: 'get' | 'list',
	criteria: IDataObject,
	evidence: Evidence,
): RequestSpec {
	const { method } = dialect;
	return {
		method,
		path: path`/${type}/${operation}`,
		kind: 'read',
		evidence,
		...(method === 'POST' ? encoded(dialect, criteria) : { query: asForm(criteria) }),
	};
}

/** create and update. */
export function writeSpec(
	dialect: Dialect,
	type: string,
	operation: 'create' | 'update',
	fields: IDataObject,
	evidence: Evidence,
): RequestSpec {
	return {
		method: 'POST',
		path: path`/${type}/${operation}`,
		evidence,
		...encoded(dialect, fields),
	};
}

function encoded({ format }: Dialect, fields: IDataObject): Pick<RequestSpec, 'body' | 'form'> {
	return format === 'json' ? { body: fields } : { form: asForm(fields) };
}

/**
 * Nested values become dotted names, as in the vendor's sample (`mainPhoneNumber.suffix`).
 *
 * @throws InputProblem for a list
 */
function asForm(fields: IDataObject): Record<string, QueryValue> {
	const form = flattened(fields);
	const list = Object.entries(form).find(([, value]) => Array.isArray(value));
	if (list) {
		throw new InputProblem(
			list[0],
			'is a list, and how Egito takes lists in a form is not known',
			'Set Options > Body Format to JSON, or send a text.',
		);
	}
	return form as Record<string, QueryValue>;
}

/**
 * Whether the fields put anything into a request: a form cannot carry null.
 *
 * @throws InputProblem for what cannot be sent, before anything is looked up for it
 */
export function hasContent(dialect: Dialect, fields: IDataObject): boolean {
	const { form } = encoded(dialect, fields);
	if (form === undefined) return Object.keys(fields).length > 0;
	return Object.values(form).some((value) => value !== null && value !== undefined);
}
