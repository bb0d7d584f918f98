import type { Resource } from '../../../shared/operation';
import { start } from './start';

export const process: Resource = {
	name: 'Process',
	value: 'process',
	description: 'A workflow running for one employee',
	operations: [start],
};
