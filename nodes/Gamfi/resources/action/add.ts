import { requestOperation } from '../../../shared/operation';
import { actionIds, changeOfAction, confirmation } from './ids';

/**
 * Adds an action of the workflow to one running process.
 * Source: https://gamfi.support/help/completing-and-adding-actions-to-a-process, whose printed path has
 * lost its placeholders; their order is that of the sister call `complete`.
 */
export const add = requestOperation({
	name: 'Add',
	value: 'add',
	action: 'Add action to process',
	description: 'Add an action that exists in the workflow to a running process',
	kind: 'write',
	properties: actionIds,
	request: (parameters) => changeOfAction(parameters),
	output: confirmation,
});
