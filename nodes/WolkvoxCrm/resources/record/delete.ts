import { InputProblem } from '../../../shared/inputProblem';
import { requestOperation } from '../../../shared/operation';
import { idIn } from '../../../shared/parameters';
import { changed } from '../../api/evidence';
import { API_ROOT } from '../../credential';
import { moduleProperty, requiredText } from '../properties';

/** https://www.crmvox.com/en/apis-version-2-en/delete-en/ */
export const deleteRecords = requestOperation({
	name: 'Delete',
	value: 'delete',
	action: 'Delete record',
	description: 'Delete a record, or several of the same module',
	kind: 'write',
	properties: [
		moduleProperty,
		requiredText(
			'Record ID',
			'recordId',
			'e.g. 64cb5f2a9d1e',
			"The record's wolkvox_id. Several, separated by commas, are deleted in one call.",
		),
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
		const ids = parameters.texts('recordId').map((id) => idIn(id, 'recordId') ?? '');
		if (ids.length === 0) throw new InputProblem('recordId', 'is empty', 'Enter an ID.');
		const multiple = ids.length > 1;
		return {
			method: 'POST',
			path: `${API_ROOT}/custom/delete.php`,
			evidence: changed(ids.length),
			body: {
				module: parameters.choice('module'),
				multiple,
				'wolkvox-id': multiple || parameters.flag('options.idAsList') ? ids : ids[0],
			},
			ids,
		};
	},
	subject: ({ ids }) => ids.join(),
	output: () => ({ deleted: true }),
});
