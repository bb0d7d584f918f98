import type { BulkOperation } from '../../../shared/operation';
import { API_ROOT } from '../../credential';
import { runInChunks } from '../../operations/chunks';
import { chunkSizeOption, moduleProperty, recordIdProperty } from '../properties';
import { checkQuotaOption } from './createMany';
import { mappedFields, moreFields } from './fields/properties';
import { fieldsOf } from './fields/read';

const DEFAULT_ID_FIELD = 'wolkvox_id';

/** https://www.crmvox.com/update-many/ and https://www.crmvox.com/en/update-many-2/ */
export const updateMany: BulkOperation = {
	name: 'Update Many',
	value: 'updateMany',
	action: 'Update many records',
	description: 'Update a record for each input item with as few calls as possible',
	kind: 'write',
	properties: [moduleProperty, recordIdProperty, mappedFields('update'), moreFields],
	options: [
		checkQuotaOption,
		chunkSizeOption,
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
	runAll: async (flows) =>
		await runInChunks(flows, {
			entry: (flow) => {
				const { parameters } = flow;
				const idField = parameters.optionalText('options.idField') ?? DEFAULT_ID_FIELD;
				return {
					key: parameters.text('module'),
					value: { [idField]: parameters.id('recordId'), ...fieldsOf(flow) },
				};
			},
			request: (module, fields, { parameters }) => ({
				method: parameters.optionalText('options.method') === 'PUT' ? 'PUT' : 'POST',
				path: `${API_ROOT}/custom/updateMany.php`,
				body: { module, fields },
			}),
			output: ({ wolkvox_id: id, 'wolkvox-id': dashed }) => ({ wolkvox_id: id ?? dashed }),
		}),
};
