import type { RequestOperation } from '../../shared/operation';
import { changeOf } from '../api/evidence';
import { companyInput, parentInputs, recordInput } from './inputs';
import { namesFor, recordPath, sentenceCase, type Subject } from './subject';

export function remove(subject: Subject): RequestOperation {
	return {
		...namesFor('delete', subject),
		description: `Remove one ${sentenceCase(subject.table.name)} from FLOWii itself`,
		kind: 'write',
		properties: [...parentInputs(subject), recordInput(subject), companyInput],
		request: (parameters) => ({
			method: 'DELETE',
			path: recordPath(subject, parameters),
			evidence: changeOf(parameters.locator('recordId')),
		}),
		output: () => ({ deleted: true }),
	};
}
