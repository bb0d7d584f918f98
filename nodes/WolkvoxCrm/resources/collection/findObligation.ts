import type { RequestOperation } from '../../../shared/operation';
import { recordsIn } from '../../api/envelope';
import { API_ROOT } from '../../credential';
import { bothIds, debtorId } from './obligation';

/** Texts say GET with a body, which cannot be sent; the code says POST. https://www.crmvox.com/query-obligation/ */
export const findObligation: RequestOperation = {
	name: 'Find Obligation',
	value: 'findObligation',
	action: 'Find obligation',
	description: 'Find an obligation of a debtor',
	kind: 'read',
	properties: [
		debtorId,
		{
			displayName: 'Obligation',
			name: 'obligation',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. obl1',
			description: 'Code of the obligation within the record of the debtor',
		},
	],
	request: (parameters) => ({
		method: 'POST',
		path: `${API_ROOT}/collections/queryObligation.php`,
		body: { obligation: parameters.text('obligation'), ...bothIds(parameters.id('recordId')) },
	}),
	output: ({ body }) => recordsIn(body),
};
