import type { IDataObject } from 'n8n-workflow';

import type { Parameters } from '../../shared/parameters';

/**
 * How to talk to one Egito application, as far as its users found out what Egito does not publish.
 * Every operation with records offers the same four options, because pickers and mappers obey them too.
 */
export interface Dialect {
	/** For get and list. */
	method: 'GET' | 'POST';
	format: 'form' | 'json';
	/** The name under which get and update take the ID; `id` is inferred from what create answers. */
	idName: string;
	/** Where the records are in an answer. */
	property?: string;
}

export function dialectOf(parameters: Parameters): Dialect {
	const property = parameters.optionalText('options.recordsProperty')?.trim();
	return {
		method: parameters.optionalText('options.requestMethod') === 'POST' ? 'POST' : 'GET',
		format: parameters.optionalText('options.bodyFormat') === 'json' ? 'json' : 'form',
		idName: parameters.optionalText('options.idParameterName')?.trim() || 'id',
		...(property && { property }),
	};
}

/** The parameter that tells Egito which record is meant. */
export function selectorOf({ idName }: Dialect, id: string): IDataObject {
	return { [idName]: id };
}
