import { bulkOperation } from '../../../shared/operation';
import { API_ROOT } from '../../credential';
import {
	bulkOptions,
	bulkOptionsOf,
	type BulkRow,
	runInChunks,
	shipmentsOf,
} from '../../operations/chunks';
import { recordIdProperty } from '../properties';
import { fieldInputs } from './fields/properties';
import { fieldsOf } from './fields/read';

const DEFAULT_ID_FIELD = 'wolkvox_id';

const [moduleInput, fields, moreFields] = fieldInputs('update');

/** https://www.crmvox.com/update-many/ and https://www.crmvox.com/en/update-many-2/ */
export const updateMany = bulkOperation({
	name: 'Update Many',
	value: 'updateMany',
	action: 'Update many records',
	description: 'Update a record for each input item with as few calls as possible',
	kind: 'write',
	properties: [moduleInput, recordIdProperty, fields, moreFields],
	options: [
		...bulkOptions,
		{
			displayName: 'ID Field',
			name: 'idField',
			type: 'string',
			default: DEFAULT_ID_FIELD,
			description:
				'Under which name the record ID is sent. No page of the vendor shows it; other scripts use wolkvox_id or wolkvox-ID.',
		},
		{
			displayName: 'Method',
			name: 'method',
			type: 'options',
			options: [
				{ name: 'POST (Spanish Page)', value: 'POST' },
				{ name: 'PUT (English Page)', value: 'PUT' },
			],
			default: 'POST',
			description: 'The pages disagree; the Spanish ones are usually newer',
		},
	],
	input: (parameters): BulkRow => {
		const recordId = parameters.id('recordId');
		const idField = parameters.optionalText('options.idField') ?? DEFAULT_ID_FIELD;
		return {
			call: {
				method: parameters.optionalText('options.method') === 'PUT' ? 'PUT' : 'POST',
				path: `${API_ROOT}/custom/updateMany.php`,
				body: { module: parameters.choice('module') },
			},
			rowsIn: 'fields',
			// The ID that was entered decides which record is written, whatever else the item carries.
			row: { ...fieldsOf(parameters), [idField]: recordId },
			known: { wolkvox_id: recordId },
			options: bulkOptionsOf(parameters),
		};
	},
	runAll: async (entries, run) => await runInChunks(shipmentsOf(entries), run),
});
