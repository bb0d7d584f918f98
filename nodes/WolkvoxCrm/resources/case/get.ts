import { simplifyProperty } from '../../../shared/commonProperties';
import { InputProblem } from '../../../shared/inputProblem';
import type { RequestOperation } from '../../../shared/operation';
import { recordsIn } from '../../api/envelope';
import { simplifyRecord } from '../../api/simplify';
import { recordIdProperty } from '../properties';
import { caseQuery } from './find';

/** There is no call for one case; `wolkvox-id` is a filter. https://www.crmvox.com/apis-v2/query-cases/ */
export const get: RequestOperation = {
	name: 'Get',
	value: 'get',
	action: 'Get case',
	description: 'Get a case by its ID',
	kind: 'read',
	properties: [
		{
			...recordIdProperty,
			displayName: 'Case ID',
			description: "The case's wolkvox_id, not its visible number",
		},
		simplifyProperty,
	],
	request: (parameters) => caseQuery('wolkvox-id', parameters.id('recordId')),
	output: ({ body }) => {
		const [found] = recordsIn(body);
		if (!found) {
			throw new InputProblem(
				'recordId',
				'names no case',
				"Use the case's wolkvox_id, not its visible number.",
			);
		}
		return found;
	},
	simplify: simplifyRecord,
};
