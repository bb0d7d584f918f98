import { pagination } from '../../../shared/namedPaging';
import { flowOperation } from '../../../shared/operation';
import { simplifyRecord } from '../../api/simplify';
import { API_ROOT } from '../../credential';
import { searched, searchFor } from '../../operations/search';
import { fieldLabel } from '../pickers';
import { moduleProperty, textField } from '../properties';

/**
 * Older clients send GET with a body, which n8n (and many servers) drop; the current page says POST.
 * https://www.crmvox.com/apis-v2/query/
 */
export const findByField = flowOperation({
	name: 'Find by Field',
	value: 'findByField',
	action: 'Find records by field',
	description: 'Find the records in which a field has a value',
	kind: 'read',
	list: true,
	properties: [
		moduleProperty,
		fieldLabel(
			'Field',
			'field',
			'e.g. Categoria',
			'Label of the field exactly as in the CRM, accents and trailing blanks included',
		),
		textField(
			'Value',
			'value',
			'e.g. Arepas',
			'What the field has to hold; the vendor does not say whether parts of it match',
		),
	],
	options: [
		pagination,
		{
			displayName: 'Send Value as Number',
			name: 'valueAsNumber',
			type: 'boolean',
			default: false,
			description: 'Whether the value is sent as a number; the vendor shows a text only',
		},
	],
	input: (parameters) => {
		const value = parameters.flag('options.valueAsNumber')
			? parameters.number('value')
			: (parameters.optionalText('value') ?? '');
		const body = { module: parameters.choice('module'), field: parameters.choice('field'), value };
		return searchFor(`${API_ROOT}/custom/query.php`, body, parameters);
	},
	run: searched,
	simplify: simplifyRecord,
});
