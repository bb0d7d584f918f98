import type { FlowOperation } from '../../shared/operation';
import { type Change, changeIn, changeRecord, clearingNotice, updateOptions } from './changes';
import { type EnteredFields, fieldOptions, fieldProperties, fieldsIn, resolved } from './fields';
import { recordId } from './recordId';
import type { RecordType } from './recordType';

interface Input {
	id: string;
	change: Change;
	fields: EnteredFields;
}

/** https://egito.pl/pomoc/api/ (operation UPDATE). */
export function update(type: RecordType): FlowOperation<Input> {
	return {
		name: 'Update',
		value: 'update',
		action: `Update ${type.one}`,
		description: `Change fields of one of the ${type.many}`,
		kind: 'write',
		properties: [
			...type.properties,
			recordId(type),
			clearingNotice,
			...fieldProperties(type, 'updateFields'),
		],
		options: [...updateOptions, ...fieldOptions(type)],
		input: (parameters) => {
			const change = changeIn(parameters, type);
			return {
				id: parameters.locator('recordId'),
				change,
				fields: fieldsIn(parameters, type, 'updateFields', change.dialect),
			};
		},
		subject: ({ id }) => id,
		run: async (flow, { id, change, fields }) =>
			await changeRecord(flow, change, id, await resolved(flow, fields)),
	};
}
