import { simplifyProperty } from '../../../shared/commonProperties';
import type { RequestOperation } from '../../../shared/operation';
import { path } from '../../../shared/path';
import { simplifiedDetail } from '../../api/records';
import { executionId, sandboxMode } from '../properties';

/** Source: https://github.com/kiban-cloud/kiban-sdk (getWorkfloo) */
export const get: RequestOperation = {
	name: 'Get',
	value: 'get',
	action: 'Get execution',
	description:
		'Get everything that happened in a run: answers, documents, connectors and decisions',
	kind: 'read',
	properties: [executionId, simplifyProperty],
	options: [sandboxMode],
	request: (parameters) => ({
		method: 'GET',
		path: path`/api/v1/workfloo/${parameters.locator('executionId')}`,
	}),
	simplify: simplifiedDetail,
};
