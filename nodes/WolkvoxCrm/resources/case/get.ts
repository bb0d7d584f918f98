import { InputProblem } from '../../../shared/inputProblem';
import { requestOperation } from '../../../shared/operation';
import { recordIdIn, recordsIn } from '../../api/envelope';
import { simplifyRecord } from '../../api/simplify';
import { caseQuery } from './find';
import { caseId } from './properties';

/** There is no call for one case; `wolkvox-id` is a filter. https://www.crmvox.com/apis-v2/query-cases/ */
export const get = requestOperation({
	name: 'Get',
	value: 'get',
	action: 'Get case',
	description: 'Get a case by its ID',
	kind: 'read',
	properties: [caseId],
	request: (parameters) => {
		const recordId = parameters.id('recordId');
		return { ...caseQuery('wolkvox-id', recordId), recordId };
	},
	output: ({ body }, { recordId }) => {
		// A search that ignored the filter would bring somebody else's case.
		const found = recordsIn(body).find((record) => (recordIdIn(record) ?? recordId) === recordId);
		if (found) return found;
		throw new InputProblem(
			'recordId',
			'names no case',
			"Use the case's wolkvox_id, not its visible number.",
		);
	},
	simplify: simplifyRecord,
});
