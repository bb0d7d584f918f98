import { returnAllAndLimit } from '../../../shared/commonProperties';
import type { RequestOperation } from '../../../shared/operation';
import { API_ROOT } from '../../credential';
import { limitedRecords } from '../../limited';

/** Table and code of the page: POST with field and value. https://www.crmvox.com/en/query-gestion-2/ */
export const findManagements: RequestOperation = {
	name: 'Find Managements',
	value: 'findManagements',
	action: 'Find managements',
	description: 'Find what was done about debts (gestiones) by the value of a field',
	kind: 'read',
	properties: [
		{
			displayName: 'Field',
			name: 'field',
			type: 'string',
			required: true,
			default: 'customer_id',
			placeholder: 'e.g. customer_id',
		},
		{
			displayName: 'Value',
			name: 'value',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 12345',
		},
		...returnAllAndLimit,
	],
	request: (parameters) => ({
		method: 'POST',
		path: `${API_ROOT}/collections/queryGestion.php`,
		body: { field: parameters.text('field'), value: parameters.text('value') },
	}),
	output: limitedRecords,
};
