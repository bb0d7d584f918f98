import { pagination } from '../../../shared/namedPaging';
import { flowOperation } from '../../../shared/operation';
import { API_ROOT } from '../../credential';
import { searchedUpToLimit, searchFor } from '../../operations/search';
import { requiredText, textField } from '../properties';

/** The field's name in the API. */
const CASE_TYPE = 'type case';

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
			...textField(
				'Field',
				'field',
				`e.g. ${CASE_TYPE}`,
				'What the cases are searched by. The page of the vendor names the case type only.',
			),
			hint: 'Left empty: the case type',
		},
		requiredText(
			'Value',
			'value',
			'e.g. Request',
			'Case type whose notes are meant: Request, Complaints, Claims or Suggestions. With another field, what that field has to hold.',
		),
	],
	options: [pagination],
	input: (parameters) => {
		const body = {
			field: parameters.optionalText('field') ?? CASE_TYPE,
			value: parameters.text('value'),
		};
		return searchFor(`${API_ROOT}/cases/listHistoryNote.php`, body, parameters);
	},
	run: searchedUpToLimit,
});
