import type { IDataObject } from 'n8n-workflow';

import { requestOperation } from '../../../shared/operation';
import { simplifiedStatus } from '../../api/report';
import { refuseFailedRun, statusRequest } from '../../api/runs';
import { readStatus } from '../../api/status';
import {
	executionId,
	failOnError,
	finalStatuses,
	finalStatusesOf,
	sandboxMode,
} from '../properties';

/** Source: https://docs.kiban.cloud/reference/workfloo-get-status */
export const getStatus = requestOperation({
	name: 'Get Status',
	value: 'getStatus',
	action: 'Get status of execution',
	description: 'Get the step that a run is on and what this step needs',
	kind: 'read',
	properties: [executionId],
	options: [failOnError, finalStatuses, sandboxMode],
	request: (parameters) => ({
		...statusRequest(parameters.locator('executionId')),
		failsOnError: parameters.flag('options.failOnError'),
		finals: finalStatusesOf(parameters),
	}),
	simplify: (status, { finals }) => simplifiedStatus(readStatus(status, finals)),
	output: ({ body }, { failsOnError }) => {
		const status = body as IDataObject;
		refuseFailedRun(status, failsOnError);
		return status;
	},
});
