import type { IDataObject } from 'n8n-workflow';

import { InputProblem } from '../../shared/inputProblem';
import type { QueryValue, RequestSpec } from '../../shared/operation';
import type { Parameters } from '../../shared/parameters';
import { path } from '../../shared/path';
import { flattened } from './records';

/**
 * The two kinds of call that Egito has. Its pages show the address of each operation and say that
 * every method takes JSON or POST parameters; the verbs of get and list are not published.
 * https://egito.pl/pomoc/api/ https://egito.pl/api/
 */

/** get and list: criteria in the query, or in the body when the user chose POST. */
export function readSpec(
	parameters: Parameters,
	type: string,
	operation: 'get' | 'list',
	criteria: IDataObject,
): RequestSpec {
	const address = path`/${type}/${operation}`;
	if (parameters.optionalText('options.requestMethod') === 'POST') {
		return { method: 'POST', path: address, kind: 'read', ...encoded(parameters, criteria) };
	}
	return { method: 'GET', path: address, kind: 'read', query: asForm(criteria) };
}

/** create and update. */
export function writeSpec(
	parameters: Parameters,
	type: string,
	operation: 'create' | 'update',
	fields: IDataObject,
): RequestSpec {
	return {
		method: 'POST',
		path: path`/${type}/${operation}`,
		...encoded(parameters, fields),
	};
}

function encoded(parameters: Parameters, fields: IDataObject): Pick<RequestSpec, 'body' | 'form'> {
	return parameters.optionalText('options.bodyFormat') === 'json'
		? { body: fields }
		: { form: asForm(fields) };
}

/** Nested values become dotted names, as in the vendor's sample (`mainPhoneNumber.suffix`). */
function asForm(fields: IDataObject): Record<string, QueryValue> {
	const form: Record<string, QueryValue> = {};
	for (const [name, value] of Object.entries(flattened(fields))) {
		if (Array.isArray(value)) {
			throw new InputProblem(
				name,
				'is a list, and how Egito takes lists in a form is not known',
				'Set Options > Body Format to JSON, or send a text.',
			);
		}
		form[name] = value as QueryValue;
	}
	return form;
}
