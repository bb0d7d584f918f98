import type { RequestOperation } from '../../shared/operation';
import { changeOf } from '../api/evidence';
import { companyInput, parentInputs, recordInput } from './inputs';
import { namesFor, recordPath, type Subject } from './subject';

export function remove(subject: Subject): RequestOperation {
	return {
		...namesFor('delete', subject),
		kind: 'write',
		properties: [companyInput, ...parentInputs(subject), recordInput(subject)],
		request: (parameters) => ({
			method: 'DELETE',
			path: recordPath(subject, parameters),
			evidence: changeOf(parameters.locator('recordId')),
		}),
		output: () => ({ deleted: true }),
	};
}
