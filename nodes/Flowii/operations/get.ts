import { simplifyProperty } from '../../shared/commonProperties';
import type { RequestOperation } from '../../shared/operation';
import { companyInput } from '../inputs';
import { flatten, recordOf } from '../jsonApi/read';
import { namesFor, recordPath, type Subject } from '../subject';
import { parentInputs, recordInput } from './inputs';

export function get(subject: Subject): RequestOperation {
	return {
		...namesFor('get', subject),
		kind: 'read',
		properties: [...parentInputs(subject), recordInput(subject), simplifyProperty, companyInput],
		request: (parameters) => ({ method: 'GET', path: recordPath(subject, parameters) }),
		output: ({ body }) => recordOf(body),
		simplify: (record) => flatten(record, subject.table.fields),
	};
}
