import { bulkOperation } from '../../../shared/operation';
import { API_ROOT } from '../../credential';
import {
	bulkOptions,
	bulkOptionsOf,
	type BulkRow,
	runInChunks,
	shipmentsOf,
} from '../../operations/chunks';
import { fieldInputs } from './fields/properties';
import { fieldsOf } from './fields/read';

/** https://www.crmvox.com/en/insert-many-2/ */
export const createMany = bulkOperation({
	name: 'Create Many',
	value: 'createMany',
	action: 'Create many records',
	description: 'Create a record for each input item with as few calls as possible',
	kind: 'write',
	properties: fieldInputs('add'),
	options: bulkOptions,
	input: (parameters): BulkRow => ({
		call: {
			method: 'POST',
			path: `${API_ROOT}/custom/insertMany.php`,
			body: { module: parameters.choice('module') },
		},
		rowsIn: 'fields',
		row: fieldsOf(parameters),
		known: {},
		options: bulkOptionsOf(parameters),
	}),
	runAll: async (entries, run) => await runInChunks(shipmentsOf(entries), run),
});
