import { InputProblem, insteadOf } from '../../shared/inputProblem';
import { idIn, type Parameters } from '../../shared/parameters';
import type { QueryValue } from '../../shared/request';
import { camelCase, type Field } from '../tables/table';
import { wholeId } from './ids';

/**
 * The chosen filters as query parameters `filter[name]`. Moments are Unix seconds here, unlike in
 * bodies, where they are local times.
 */
export function filterQuery(
	filters: readonly Field[],
	parameters: Parameters,
	collection = 'filters',
): Record<string, QueryValue> {
	const query: Record<string, QueryValue> = {};
	for (const filter of filters) {
		const value = filterValue(filter, parameters, `${collection}.${camelCase(filter.name)}`);
		if (value !== undefined) query[`filter[${filter.name}]`] = value;
	}
	return query;
}

function filterValue(filter: Field, parameters: Parameters, at: string): QueryValue {
	switch (filter.kind) {
		case 'dateTime':
		case 'date':
			return parameters.optionalUnixSeconds(at);
		case 'number':
			return filter.isState ? wholeNumberAt(parameters, at) : parameters.optionalNumber(at);
		case 'choice':
			return wholeNumberAt(parameters, at);
		case 'link':
			return filter.many
				? wholeIdsAt(parameters, at).join(',') || undefined
				: optionalWholeId(parameters.optionalLocator(at), at);
		default:
			return parameters.optionalText(at);
	}
}

/** The number of a state or a kind. */
export function wholeNumberAt(parameters: Parameters, at: string): number | undefined {
	const number = parameters.optionalNumber(at);
	if (number === undefined || Number.isInteger(number)) return number;
	throw new InputProblem(at, `is not a whole number${insteadOf(number)}`);
}

function optionalWholeId(id: string | undefined, at: string): string | undefined {
	return id === undefined ? undefined : wholeId(id, at);
}

function wholeIdsAt(parameters: Parameters, at: string): string[] {
	return idsAt(parameters, at).map((id) => wholeId(id, at));
}

/** The IDs of a field with several values, each checked like one that stands alone. */
export function idsAt(parameters: Parameters, at: string): string[] {
	return parameters.texts(at).flatMap((entry) => idIn(entry, at) ?? []);
}
