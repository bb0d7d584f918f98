import type { IDataObject } from 'n8n-workflow';

import { InputProblem } from '../../../shared/inputProblem';
import type { FlowOperation } from '../../../shared/operation';
import { isRecord } from '../../../shared/values';
import { outcomeOf, recordsIn } from '../../api/envelope';
import { attachmentsOption, moduleProperty } from '../properties';
import { insertRequest } from './create';
import { mappedFields, moreFields } from './fields/properties';
import { fieldsOf } from './fields/read';
import { queryRequest } from './findByField';
import { updateRequest } from './update';

/** The API has no upsert, so this is a search and then an insert or an update. */
export const createOrUpdate: FlowOperation = {
	name: 'Create or Update',
	value: 'createOrUpdate',
	action: 'Create or update record',
	description: 'Create a new record, or update the current one if it already exists (upsert)',
	kind: 'write',
	properties: [
		moduleProperty,
		{
			displayName: 'Field to Match On',
			name: 'matchField',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. emailcontact',
			description: 'Label of the field by which a record is known, exactly as in the CRM',
		},
		{
			displayName: 'Value to Match',
			name: 'matchValue',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. luisa@example.com',
			description:
				'No record with this value: one is created. Several: the item fails and names them.',
		},
		mappedFields('add'),
		moreFields,
	],
	options: [attachmentsOption],
	run: async (flow) => {
		const field = flow.parameters.text('matchField');
		const value = flow.parameters.text('matchValue');
		const fields = { [field]: value, ...fieldsOf(flow) };
		const { body } = await flow.call(queryRequest(flow.parameters, field, value));
		const ids = recordsIn(body)
			.filter((record) => isMatch(record, field, value))
			.map((record) => String(record.wolkvox_id));
		if (ids.length > 1) {
			throw new InputProblem(
				'matchValue',
				`is the value of ${ids.length} records`,
				`Make it unique in the CRM, or update one of them by its ID: ${ids.join(', ')}.`,
			);
		}
		if (ids.length === 0) {
			const created = await flow.call(await insertRequest(flow, fields));
			return { ...outcomeOf(created.body), created: true };
		}
		const updated = await flow.call(await updateRequest(flow, ids[0], fields));
		return { ...outcomeOf(updated.body, { wolkvox_id: ids[0] }), created: false };
	},
};

/**
 * Whether the search compares whole values is not documented, so what visibly differs is no match. A
 * record that does not show the field is taken at the search's word.
 */
function isMatch(record: IDataObject, field: string, value: string): boolean {
	const found = record[field];
	const shown = isRecord(found) ? found.value : found;
	if (shown === undefined || shown === null) return true;
	return String(shown).trim().toLowerCase() === value.trim().toLowerCase();
}
