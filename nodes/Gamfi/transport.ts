import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { originOf } from '../shared/host';
import type { VendorApi } from '../shared/operation';

/** Base path of every documented call. Source: https://gamfi.support/help/starting-processes */
export const API_PATH = '/api/app_api_admin.php/v2';

/** Origin of the customer's application. Custom domains exist: the Polish articles print the whole host. */
export function gamfiOrigin(credentials: ICredentialDataDecryptedObject): string {
	return originOf(credentials.domain, {
		field: 'Application Domain',
		suffix: '.gamfi.io',
		customHosts: true,
		example: 'acme.gamfi.io',
	});
}

export const gamfi: VendorApi = {
	name: 'Gamfi',
	credentialType: 'gamfiApi',
	baseUrl: (credentials) => `${gamfiOrigin(credentials)}${API_PATH}`,
	secretFields: ['apiKey', 'apiSecret'],
	authenticationHeaders: ['X-Samus-Authorization-Api-Key', 'X-Samus-Authorization-Api-Secret'],
	// No error body is documented, so the common reading of statuses and bodies has to do.
	problemIn: () => undefined,
};
