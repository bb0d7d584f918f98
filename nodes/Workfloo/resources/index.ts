import { customApiCall } from '../../shared/customApiCall';
import type { Resource } from '../../shared/operation';
import { execution } from './execution';
import { pool } from './pool';

export const resources: Resource[] = [
	execution,
	pool,
	customApiCall({
		relativeTo: 'https://workfloo.kiban.com',
		placeholder: 'e.g. /api/v1/workfloo',
	}),
];
