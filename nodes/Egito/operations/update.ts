import type { FlowOperation } from '../../shared/operation';
import { changeRecord, clearingNotice, updateOptions } from './changes';
import { fieldProperties, fieldsOf } from './fields';
import { recordId } from './recordId';
import type { RecordType } from './recordType';

/** https://egito.pl/pomoc/api/ (operation UPDATE). */
export function update(type: RecordType): FlowOperation {
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
		options: updateOptions,
		run: async (flow) => {
			const id = flow.parameters.locator('recordId');
			return await changeRecord(flow, type, id, await fieldsOf(flow, 'updateFields'));
		},
	};
}
