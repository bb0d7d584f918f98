import { returnAllAndLimit } from '../../../shared/commonProperties';
import type { RequestOperation } from '../../../shared/operation';
import { API_ROOT } from '../../credential';
import { limitedRecords } from '../../limited';

/**
 * https://www.crmvox.com/en/query-notes-history/. The page prints the path with two slashes in front;
 * an address that begins so names a host, so it is sent with one, like the paths beside it.
 */
export const getNotes: RequestOperation = {
	name: 'Get Notes History',
	value: 'getNotes',
	action: 'Get notes history of cases',
	description: "Get the notes on the cases of the company to which the credential's token belongs",
	kind: 'read',
	properties: [
		{
			displayName:
				'This operation needs a credential with an external token that belongs to a company',
			name: 'externalTokenNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Field',
			name: 'field',
			type: 'string',
			required: true,
			default: 'type case',
			description: "The page of the vendor names only 'type case'",
		},
		{
			displayName: 'Value',
			name: 'value',
			type: 'string',
			required: true,
			default: 'Request',
			description: 'For case types: Request, Complaints, Claims or Suggestions',
		},
		...returnAllAndLimit,
	],
	request: (parameters) => ({
		method: 'POST',
		path: `${API_ROOT}/cases/listHistoryNote.php`,
		body: {
			field: parameters.text('field'),
			value: parameters.text('value'),
			...(!parameters.flag('returnAll') && { limit: String(parameters.number('limit')) }),
		},
	}),
	output: limitedRecords,
};
