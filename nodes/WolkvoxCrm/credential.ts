import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { originOf } from '../shared/host';
import type { RequestSpec } from '../shared/request';

/** Where all scripts live. */
export const API_ROOT = '/server/API/v2';

/**
 * The host on which the tenant's CRM runs, as the browser shows it after the login. There is no list of
 * all servers, and the names of 2024 (`sv0001.crmvox.com`) are still printed, so any host is taken.
 * A short name is one of wolkvox's own: `crm0001`. https://www.crmvox.com/apis-v2/insert/
 */
export function wolkvoxOrigin({ server }: ICredentialDataDecryptedObject): string {
	return originOf(server, {
		field: 'Server',
		suffix: '.wolkvox.com',
		customHosts: true,
		example: 'crm0001.wolkvox.com',
	});
}

/** Costs one call of the quota itself. https://www.crmvox.com/informacion-del-token/ */
export const tokenInformation: RequestSpec = {
	method: 'GET',
	path: `${API_ROOT}/token/tokenInformation.php`,
	headers: { 'Content-Type': 'application/json' },
	kind: 'read',
};
