import type { Resource } from '../../../shared/operation';
import { getUsage } from './getUsage';

export const token: Resource = {
	name: 'Token',
	value: 'token',
	description: 'The API token of the credential and its daily quota',
	operations: [getUsage],
};
