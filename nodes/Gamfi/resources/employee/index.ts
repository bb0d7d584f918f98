import type { Resource } from '../../../shared/operation';
import { create } from './create';

export const employee: Resource = {
	name: 'Employee',
	value: 'employee',
	description: 'A person with an account in Gamfi',
	operations: [create],
};
