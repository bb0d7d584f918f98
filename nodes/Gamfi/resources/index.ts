import { customApiCall } from '../../shared/customApiCall';
import type { Resource } from '../../shared/operation';
import { action } from './action';
import { employee } from './employee';
import { process } from './process';

export const resources: Resource[] = [
	process,
	employee,
	action,
	customApiCall({
		relativeTo: 'https://acme.gamfi.io/api/app_api_admin.php/v2',
		placeholder: 'e.g. /workflows/integration/user',
	}),
];
