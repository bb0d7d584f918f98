import { requestOperation } from '../../../shared/operation';
import { actionIds, changeOfAction, confirmation } from './ids';

/**
 * Marks an action of a running process as completed.
 * Source: https://gamfi.support/help/completing-and-adding-actions-to-a-process
 */
export const complete = requestOperation({
	name: 'Complete',
	value: 'complete',
	action: 'Complete action of process',
	description: 'Mark an action of a running process as completed',
	kind: 'write',
	properties: actionIds,
	request: (parameters) => changeOfAction(parameters, '/done'),
	output: confirmation,
});
