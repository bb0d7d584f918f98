import { InputProblem } from '../../shared/inputProblem';
import type { RequestOperation } from '../../shared/operation';
import {
	bodyFormat,
	idName,
	idParameterName,
	rawResponse,
	recordsProperty,
	requestMethod,
} from '../api/options';
import { asOneItem, recordsOfGet } from '../api/records';
import { readSpec } from '../api/requests';
import { recordId } from './recordId';
import type { RecordType } from './recordType';

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
