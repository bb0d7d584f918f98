import type { RequestOperation } from '../../../shared/operation';
import { path } from '../../../shared/path';
import { actionIds, confirmation } from './ids';

/**
 * Adds an action of the workflow to one running process.
 * Source: https://gamfi.support/help/completing-and-adding-actions-to-a-process, whose printed path has
 * lost its placeholders; their order is that of the sister call `complete`.
 */
export const add: RequestOperation = {
	name: 'Add',
	value: 'add',
	action: 'Add action to process',
	description: 'Add an action that exists in the workflow to a running process',
	kind: 'write',
	properties: actionIds,
	request: (parameters) => ({
		method: 'POST',
		path: path`/workflows/integration/process/${parameters.id('processId')}/workflowAction/${parameters.id('actionId')}`,
	}),
	output: (_response, parameters) => confirmation(parameters),
};
