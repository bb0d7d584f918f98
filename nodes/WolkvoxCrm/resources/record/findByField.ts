import type { RequestOperation, RequestSpec } from '../../../shared/operation';
import type { Parameters } from '../../../shared/parameters';
import { simplifyRecord } from '../../api/simplify';
import { API_ROOT } from '../../credential';
import { limitedRecords } from '../../limited';
import { listProperties, moduleProperty } from '../properties';

/** https://www.crmvox.com/apis-v2/query/ */
export const findByField: RequestOperation = {
	name: 'Find by Field',
	value: 'findByField',
	action: 'Find records by field',
	description: 'Find the records in which a field has a value',
	kind: 'read',
	properties: [
		moduleProperty,
		{
			displayName: 'Field',
			name: 'field',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. Categoria',
			description: 'Label of the field exactly as in the CRM, accents and trailing blanks included',
		},
		{
			displayName: 'Value',
			name: 'value',
			type: 'string',
			default: '',
			placeholder: 'e.g. Arepas',
		},
		...listProperties,
	],
	options: [
		{
			displayName: 'Send Value as Number',
			name: 'valueAsNumber',
			type: 'boolean',
			default: false,
			description: 'Whether the value is sent as a number; the vendor shows a text only',
		},
	],
	request: (parameters) => {
		const value = parameters.flag('options.valueAsNumber')
			? parameters.number('value')
			: (parameters.optionalText('value') ?? '');
		return queryRequest(parameters, parameters.text('field'), value);
	},
	output: limitedRecords,
	simplify: simplifyRecord,
};

/** Older clients send GET with a body, which n8n (and many servers) drop; the current page says POST. */
export function queryRequest(
	parameters: Parameters,
	field: string,
	value: string | number,
): RequestSpec {
	return {
		method: 'POST',
		path: `${API_ROOT}/custom/query.php`,
		kind: 'read',
		body: { module: parameters.text('module'), field, value },
	};
}
