import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { originOf } from '../shared/host';
import type { TokenRequest } from '../shared/requestToken';

/** Base path of every documented call but the login. https://egito.pl/pomoc/api/ */
export const API_PATH = '/services/restapi/json';

/** Origin of the customer's application, `https://<name>.egito.pl`. */
export function egitoOrigin({ application }: ICredentialDataDecryptedObject): string {
	return originOf(application, {
		field: 'Application',
		suffix: '.egito.pl',
		customHosts: false,
		example: 'acme.egito.pl',
	});
}

/**
 * OAuth password grant. Egito documents the parameters in the query string of a POST without a body;
 * the values are encoded, because the user name holds an `@`. A refresh token comes back, but no call
 * that takes one is documented, so a new login is the way to a new token.
 * https://egito.pl/pomoc/api/
 */
export function tokenRequest(credentials: ICredentialDataDecryptedObject): TokenRequest {
	const query = new URLSearchParams({
		grant_type: 'password',
		client_id: trimmed(credentials.clientId),
		client_secret: trimmed(credentials.clientSecret),
		// As typed: a password may begin or end with a blank.
		password: String(credentials.password ?? ''),
		username: trimmed(credentials.username),
	});
	return {
		vendor: 'Egito',
		hint: 'Check the client ID and secret, and the user name, which has the form login@company without .pl.',
		url: `${egitoOrigin(credentials)}/oauth/token?${query.toString()}`,
		headers: { 'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8' },
		secrets: [credentials.clientSecret, credentials.password],
	};
}

function trimmed(value: unknown): string {
	return String(value ?? '').trim();
}
