import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { originOf } from '../shared/host';
import type { TokenRequest } from '../shared/requestToken';

/** The only call that is about no company. */
export const COMPANIES = '/companies';

/** https://flowiiapi.docs.apiary.io/ names no host; public clients use https://api.flowii.com. */
export function flowiiOrigin({ baseUrl }: ICredentialDataDecryptedObject): string {
	return originOf(baseUrl, {
		field: 'Base URL',
		customHosts: true,
		example: 'https://api.flowii.com',
	});
}

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
		url: `${flowiiOrigin(credentials)}/token`,
		headers: {
			'Api-Key': String(credentials.apiKey ?? '').trim(),
			// The reference declares JSON:API here, too; in fact the answer is a plain OAuth object.
			Accept: 'application/vnd.api+json, application/json',
			'Content-Type': 'application/x-www-form-urlencoded',
		},
		body: form.toString(),
		secrets: [credentials.apiKey, credentials.password],
	};
}
