import { pagination } from '../../../shared/namedPaging';
import { flowOperation } from '../../../shared/operation';
import { API_ROOT } from '../../credential';
import { searched, searchFor } from '../../operations/search';
import { requiredText } from '../properties';

/** Table and code of the page: POST with field and value. https://www.crmvox.com/en/query-gestion-2/ */
export const findManagements = flowOperation({
	name: 'Find Managements',
	value: 'findManagements',
	action: 'Find managements',
	description: 'Find what was done about debts (gestiones) by the value of a field',
	kind: 'read',
	list: true,
	properties: [
		{
			...requiredText(
				'Field',
				'field',
				'e.g. customer_id',
				'Name of the field that managements are searched by, as the API has it',
			),
			default: 'customer_id',
		},
		requiredText('Value', 'value', 'e.g. 12345', 'What the field has to hold'),
	],
	options: [pagination],
	input: (parameters) => {
		const body = { field: parameters.text('field'), value: parameters.text('value') };
		return searchFor(`${API_ROOT}/collections/queryGestion.php`, body, parameters);
	},
	run: searched,
});
