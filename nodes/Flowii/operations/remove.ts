import type { RequestOperation } from '../../shared/operation';
import { changeOf } from '../api/evidence';
import { companyInput, parentInputs, recordInput } from './inputs';
import { namesFor, recordPath, type Target } from './target';

export function remove(target: Target): RequestOperation {
	return {
		...namesFor('delete', target),
		kind: 'write',
		properties: [companyInput, ...parentInputs(target), recordInput(target)],
		request: (parameters) => ({
			method: 'DELETE',
			path: recordPath(target, parameters),
			evidence: changeOf(parameters.locator('recordId')),
		}),
		output: () => ({ deleted: true }),
	};
}
