import { requestOperation } from '../../../shared/operation';
import { simplifiedDetail } from '../../api/records';
import { detailRequest } from '../../api/runs';
import { executionId, sandboxMode } from '../properties';

export const get = requestOperation({
	name: 'Get',
	value: 'get',
	action: 'Get execution',
	description:
		'Get everything that happened in a run: answers, documents, connectors and decisions',
	kind: 'read',
	properties: [executionId],
	options: [sandboxMode],
	request: (parameters) => detailRequest(parameters.locator('executionId')),
	simplify: simplifiedDetail,
});
