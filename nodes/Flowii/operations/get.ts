import type { RequestOperation } from '../../shared/operation';
import { theRecord } from '../api/evidence';
import { flatten, recordOf } from '../api/read';
import { companyInput, parentInputs, recordInput } from './inputs';
import { namesFor, recordPath, type Target } from './target';

export function get(target: Target): RequestOperation {
	return {
		...namesFor('get', target),
		kind: 'read',
		properties: [companyInput, ...parentInputs(target), recordInput(target)],
		request: (parameters) => ({
			method: 'GET',
			path: recordPath(target, parameters),
			evidence: theRecord(parameters.locator('recordId')),
		}),
		output: ({ body }) => recordOf(body),
		simplify: (record) => flatten(record, target.table.fields),
	};
}
