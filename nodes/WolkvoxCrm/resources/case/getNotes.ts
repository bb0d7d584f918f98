import { pagination } from '../../../shared/namedPaging';
import { flowOperation } from '../../../shared/operation';
import { API_ROOT } from '../../credential';
import { searchedUpToLimit, searchFor } from '../../operations/search';

/**
 * https://www.crmvox.com/en/query-notes-history/. The page prints the path with two slashes in front;
 * an address that begins so names a host, so it is sent with one, like the paths beside it.
 */
export const getNotes = flowOperation({
	name: 'Get Notes History',
	value: 'getNotes',
	action: 'Get notes history of cases',
	description: "Get the notes on the cases of the company to which the credential's token belongs",
	kind: 'read',
	list: true,
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
	],
	options: [pagination],
	input: (parameters) => {
		const body = { field: parameters.text('field'), value: parameters.text('value') };
		return searchFor(`${API_ROOT}/cases/listHistoryNote.php`, body, parameters);
	},
	run: searchedUpToLimit,
});
