import { idIn, type Parameters } from '../../shared/parameters';
import type { QueryValue } from '../../shared/request';
import { camelCase, type Field } from '../tables/table';

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
		case 'choice':
			return parameters.optionalNumber(at);
		case 'link':
			return filter.many
				? idsAt(parameters, at).join(',') || undefined
				: parameters.optionalLocator(at);
		default:
			return parameters.optionalText(at);
	}
}

/** The IDs of a field with several values, each checked like one that stands alone. */
export function idsAt(parameters: Parameters, at: string): string[] {
	return parameters.texts(at).flatMap((entry) => idIn(entry, at) ?? []);
}
