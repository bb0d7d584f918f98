import type { RequestOperation } from '../../../shared/operation';
import { path } from '../../../shared/path';
import { actionIds, confirmation } from './ids';

/**
 * Marks an action of a running process as completed.
 * Source: https://gamfi.support/help/completing-and-adding-actions-to-a-process
 */
export const complete: RequestOperation = {
	name: 'Complete',
	value: 'complete',
	action: 'Complete action of process',
	description: 'Mark an action of a running process as completed',
	kind: 'write',
	properties: actionIds,
	request: (parameters) => ({
		method: 'POST',
		path: path`/workflows/integration/process/${parameters.id('processId')}/workflowAction/${parameters.id('actionId')}/done`,
	}),
	output: (_response, parameters) => confirmation(parameters),
};
