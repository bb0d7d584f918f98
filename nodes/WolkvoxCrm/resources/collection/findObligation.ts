import { requestOperation } from '../../../shared/operation';
import { recordsIn } from '../../api/envelope';
import { foundRecords } from '../../api/evidence';
import { API_ROOT } from '../../credential';
import { requiredText } from '../properties';
import { bothIds, debtorId } from './obligation';

/** Texts say GET with a body, which cannot be sent; the code says POST. https://www.crmvox.com/query-obligation/ */
export const findObligation = requestOperation({
	name: 'Find Obligation',
	value: 'findObligation',
	action: 'Find obligation',
	description: 'Find an obligation of a debtor',
	kind: 'read',
	properties: [
		debtorId,
		requiredText(
			'Obligation',
			'obligation',
			'e.g. obl1',
			'Code of the obligation within the record of the debtor',
		),
	],
	request: (parameters) => ({
		method: 'POST',
		path: `${API_ROOT}/collections/queryObligation.php`,
		evidence: foundRecords,
		body: { obligation: parameters.text('obligation'), ...bothIds(parameters.id('recordId')) },
	}),
	output: ({ body }) => recordsIn(body),
});
