import type { Resource } from '../../../shared/operation';
import { add } from './add';
import { complete } from './complete';

export const action: Resource = {
	// Gamfi's word is action; n8n would make "Action actions" of it.
	name: 'Process Step',
	value: 'action',
	description: 'An action of a running process, as Gamfi calls its steps',
	operations: [add, complete],
};
