import type { RequestOperation } from '../../../shared/operation';
import { recordsIn } from '../../../shared/output';
import { isRecord } from '../../../shared/values';
import { refuseFailedRun, statusRequest } from '../../api/runs';
import { executionId, failOnError, sandboxMode } from '../properties';

/** Source: https://docs.kiban.cloud/reference/workfloo-get-status */
export const getStatus: RequestOperation = {
	name: 'Get Status',
	value: 'getStatus',
	action: 'Get status of execution',
	description: 'Get the step that a run is on and what this step needs',
	kind: 'read',
	properties: [executionId],
	options: [failOnError, sandboxMode],
	request: (parameters) => statusRequest(parameters.locator('executionId')),
	output: ({ body }, parameters) => {
		if (isRecord(body)) refuseFailedRun(body, parameters);
		return recordsIn(body);
	},
};
