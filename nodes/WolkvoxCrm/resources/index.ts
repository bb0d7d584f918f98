import { customApiCall } from '../../shared/customApiCall';
import type { Resource } from '../../shared/operation';
import { succeeded } from '../api/evidence';
import { API_ROOT } from '../credential';
import { activity } from './activity';
import { caseResource } from './case';
import { collection } from './collection';
import { record } from './record';
import { token } from './token';

export const resources: Resource[] = [
	record,
	activity,
	caseResource,
	collection,
	token,
	customApiCall({
		relativeTo: `https://crm0001.wolkvox.com${API_ROOT}; your operation is added to the body`,
		placeholder: 'e.g. /custom/query.php',
		prefix: API_ROOT,
		evidence: succeeded,
	}),
];
