import { pagination } from '../../../shared/namedPaging';
import { flowOperation } from '../../../shared/operation';
import type { RequestSpec } from '../../../shared/request';
import { foundRecords } from '../../api/evidence';
import { simplifyRecord } from '../../api/simplify';
import { API_ROOT } from '../../credential';
import { paged, searched } from '../../operations/search';
import { requiredText } from '../properties';

/** Filters of the current pages, with their names in the order of the alphabet. */
const FILTERS = [
	{ name: 'Case Expired', value: 'case expired' },
	{ name: 'Case ID', value: 'idCase' },
	{ name: 'Case Type', value: 'type case' },
	{ name: 'Case Type (Older Name)', value: 'case-type' },
	{ name: 'Company ID', value: 'company id' },
	{ name: 'Company Name', value: 'company name' },
	{ name: 'Company Name (Field CompanyName)', value: 'companyName' },
	{ name: 'Contact Email', value: 'email contact' },
	{ name: 'Contact Identification', value: 'contact identification' },
	{ name: 'Contact Name', value: 'name contact' },
	{ name: 'Contact Phone', value: 'contact phone' },
	{ name: 'Contact Wolkvox ID', value: 'contact wolkvox id' },
	{ name: 'Description', value: 'description' },
	{ name: 'ID With Prefix', value: 'idPrefijo' },
	{ name: 'Owner ID', value: 'owner id' },
	{ name: 'Owner Name', value: 'owner name' },
	{ name: 'Owner User', value: 'owner user' },
	{ name: 'Prefix', value: 'prefix' },
	{ name: 'Priority', value: 'priority' },
	{ name: 'Reason', value: 'reason' },
	{ name: 'Reopened', value: 'reopened' },
	{ name: 'Responsible ID', value: 'responsible id' },
	{ name: 'Responsible Name', value: 'responsible name' },
	{ name: 'Responsible User', value: 'responsible user' },
	{ name: 'Solution', value: 'solution' },
	{ name: 'Status', value: 'status' },
	{ name: 'Wolkvox ID', value: 'wolkvox-id' },
];

/** https://www.crmvox.com/apis-v2/query-cases/ */
export const find = flowOperation({
	name: 'Find',
	value: 'find',
	action: 'Find cases',
	description: 'Find the cases in which a field has a value',
	kind: 'read',
	list: true,
	properties: [
		{
			displayName: 'Field',
			name: 'field',
			type: 'options',
			options: FILTERS,
			default: 'status',
			description: 'What the cases are searched by',
		},
		requiredText(
			'Value',
			'value',
			'e.g. open',
			'A case type is Request, Complaints, Claims, Suggestions or one of your own',
		),
	],
	options: [pagination],
	input: (parameters) =>
		paged(caseQuery(parameters.text('field'), parameters.text('value')), parameters),
	run: searched,
	simplify: simplifyRecord,
});

export function caseQuery(field: string, value: string): RequestSpec {
	return {
		method: 'POST',
		path: `${API_ROOT}/cases/queryCases.php`,
		kind: 'read',
		evidence: foundRecords,
		body: { field, value },
	};
}
