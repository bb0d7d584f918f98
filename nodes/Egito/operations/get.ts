import type { RequestOperation } from '../../shared/operation';
import { InputProblem } from '../../shared/problem';
import {
	bodyFormat,
	idName,
	idParameterName,
	rawResponse,
	recordsProperty,
	requestMethod,
} from '../options';
import { recordId } from '../recordId';
import { asOneItem, recordsOfGet } from '../records';
import type { RecordType } from '../recordType';
import { readSpec } from '../requests';

/** https://egito.pl/pomoc/api/ (operation GET). That the ID is sent as `id` is inferred from create. */
export function get(type: RecordType): RequestOperation {
	return {
		name: 'Get',
		value: 'get',
		action: `Get ${type.one}`,
		description: `Get one ${type.one} by its ID`,
		kind: 'read',
		properties: [...type.properties, recordId(type)],
		options: [bodyFormat, idParameterName, rawResponse, recordsProperty, requestMethod],
		request: (parameters) =>
			readSpec(parameters, type.typeOf(parameters), 'get', {
				[idName(parameters)]: parameters.locator('recordId'),
			}),
		output: ({ body }, parameters) => {
			if (parameters.flag('options.rawResponse')) return asOneItem(body);
			const found = recordsOfGet(body, parameters.optionalText('options.recordsProperty'));
			if (found.length > 0) return found;
			throw new InputProblem('recordId', `leads to no ${type.one}`, 'Check the ID.');
		},
	};
}
