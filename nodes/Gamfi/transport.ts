import type { VendorApi } from '../shared/operation';
import { gamfiOrigin } from './credential';

/** Base path of every documented call. Source: https://gamfi.support/help/starting-processes */
export const API_PATH = '/api/app_api_admin.php/v2';

export const gamfi: VendorApi = {
	name: 'Gamfi',
	credentialType: 'gamfiApi',
	baseUrl: (credentials) => `${gamfiOrigin(credentials)}${API_PATH}`,
	secretFields: ['apiKey', 'apiSecret'],
	authenticationHeaders: ['X-Samus-Authorization-Api-Key', 'X-Samus-Authorization-Api-Secret'],
	// No error body is documented, so the common reading of statuses and bodies has to do.
	problemIn: () => undefined,
};
