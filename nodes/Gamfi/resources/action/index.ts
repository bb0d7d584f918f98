import type { Resource } from '../../../shared/operation';
import { add } from './add';
import { complete } from './complete';

export const action: Resource = {
	name: 'Action',
	value: 'action',
	description: 'A step of a running process',
	operations: [add, complete],
};
