import type { IDataObject } from 'n8n-workflow';

import { requestOperation } from '../../../shared/operation';
import { refuseFailedRun, statusRequest } from '../../api/runs';
import { executionId, failOnError, sandboxMode } from '../properties';

/** Source: https://docs.kiban.cloud/reference/workfloo-get-status */
export const getStatus = requestOperation({
	name: 'Get Status',
	value: 'getStatus',
	action: 'Get status of execution',
	description: 'Get the step that a run is on and what this step needs',
	kind: 'read',
	properties: [executionId],
	options: [failOnError, sandboxMode],
	request: (parameters) => ({
		...statusRequest(parameters.locator('executionId')),
		failsOnError: parameters.flag('options.failOnError'),
	}),
	output: ({ body }, { failsOnError }) => {
		const status = body as IDataObject;
		refuseFailedRun(status, failsOnError);
		return status;
	},
});
