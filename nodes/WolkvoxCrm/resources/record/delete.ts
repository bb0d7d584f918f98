import { InputProblem } from '../../../shared/inputProblem';
import type { RequestOperation } from '../../../shared/operation';
import { API_ROOT } from '../../credential';
import { moduleProperty } from '../properties';

/** https://www.crmvox.com/en/apis-version-2-en/delete-en/ */
export const deleteRecords: RequestOperation = {
	name: 'Delete',
	value: 'delete',
	action: 'Delete record',
	description: 'Delete a record, or several of the same module',
	kind: 'write',
	properties: [
		moduleProperty,
		{
			displayName: 'Record ID',
			name: 'recordId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 64cb5f2a9d1e',
			description:
				"The record's wolkvox_id. Several, separated by commas, are deleted in one call.",
		},
	],
	options: [
		{
			displayName: 'Send Single ID as List',
			name: 'idAsList',
			type: 'boolean',
			default: false,
			description:
				'Whether a single ID is sent as a list, as the table of the page shows it; its code shows a plain text',
		},
	],
	request: (parameters) => {
		const ids = parameters.texts('recordId');
		if (ids.length === 0) throw new InputProblem('recordId', 'is empty', 'Enter an ID.');
		const multiple = ids.length > 1;
		return {
			method: 'POST',
			path: `${API_ROOT}/custom/delete.php`,
			body: {
				module: parameters.text('module'),
				multiple,
				'wolkvox-id': multiple || parameters.flag('options.idAsList') ? ids : ids[0],
			},
		};
	},
	output: () => ({ deleted: true }),
};
