import type { Resource } from '../../../shared/operation';
import { execute } from './execute';

export const pool: Resource = {
	name: 'Pool',
	value: 'pool',
	description: 'A group of workfloos that is started as one',
	operations: [execute],
};
