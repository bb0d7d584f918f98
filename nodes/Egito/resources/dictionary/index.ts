import type { Resource } from '../../../shared/operation';
import { getMany } from './getMany';

export const dictionary: Resource = {
	name: 'Dictionary',
	value: 'dictionary',
	description: 'Values of a pick-list',
	operations: [getMany],
};
