import { recordWith } from '../../../shared/evidence';
import { requestOperation } from '../../../shared/operation';
import { path } from '../../../shared/path';
import { simplifiedDetail } from '../../api/records';
import { executionId, sandboxMode } from '../properties';

/** Source: https://github.com/kiban-cloud/kiban-sdk (getWorkfloo) */
export const get = requestOperation({
	name: 'Get',
	value: 'get',
	action: 'Get execution',
	description:
		'Get everything that happened in a run: answers, documents, connectors and decisions',
	kind: 'read',
	properties: [executionId],
	options: [sandboxMode],
	request: (parameters) => ({
		method: 'GET',
		path: path`/api/v1/workfloo/${parameters.locator('executionId')}`,
		evidence: recordWith('id'),
	}),
	simplify: simplifiedDetail,
});
