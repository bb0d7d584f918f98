import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import type { TokenRequest } from '../shared/requestToken';
import { flowiiOrigin } from './transport';

/**
 * The login for an access token of about ten minutes. The refresh token is not used: how long it lives
 * is not documented, and n8n would not keep it. https://www.flowii.com/sk/manual/api
 */
export function tokenRequest(credentials: ICredentialDataDecryptedObject): TokenRequest {
	const form = new URLSearchParams({
		grant_type: 'password',
		// Blanks around the login and the key are a common mistake; in a password they may be meant.
		username: String(credentials.username ?? '').trim(),
		password: String(credentials.password ?? ''),
	});
	return {
		vendor: 'FLOWii',
		hint: 'Check the API key, the user name and the password in the credential.',
		url: `${flowiiOrigin(credentials.baseUrl)}/token`,
		headers: {
			'Api-Key': String(credentials.apiKey ?? '').trim(),
			'Content-Type': 'application/x-www-form-urlencoded',
		},
		body: form.toString(),
		secrets: [credentials.apiKey, credentials.password],
	};
}
