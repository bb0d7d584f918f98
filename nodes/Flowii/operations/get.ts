import type { RequestOperation } from '../../shared/operation';
import { theRecord } from '../api/evidence';
import { flatten, recordOf } from '../api/read';
import { companyInput, parentInputs, recordInput } from './inputs';
import { namesFor, recordPath, type Subject } from './subject';

export function get(subject: Subject): RequestOperation {
	return {
		...namesFor('get', subject),
		kind: 'read',
		properties: [companyInput, ...parentInputs(subject), recordInput(subject)],
		request: (parameters) => ({
			method: 'GET',
			path: recordPath(subject, parameters),
			evidence: theRecord(parameters.locator('recordId')),
		}),
		output: ({ body }) => recordOf(body),
		simplify: (record) => flatten(record, subject.table.fields),
	};
}
