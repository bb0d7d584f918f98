import type { ICredentialDataDecryptedObject, IDataObject, IHttpRequestHelper } from 'n8n-workflow';

import { tokenFor } from '../shared/login';
import { requestToken } from '../shared/requestToken';
import { egitoOrigin } from './transport';

/**
 * OAuth password grant. Egito documents the parameters in the query string of a POST without a body;
 * the values are encoded, because the user name holds an `@`. A refresh token comes back, but no call
 * that takes one is documented, so a new login is the way to a new token.
 * https://egito.pl/pomoc/api/
 */
export async function logIn(
	{ helpers }: IHttpRequestHelper,
	credentials: ICredentialDataDecryptedObject,
): Promise<IDataObject> {
	const query = new URLSearchParams({
		grant_type: 'password',
		client_id: text(credentials.clientId),
		client_secret: text(credentials.clientSecret),
		// As typed: a password may begin or end with a blank.
		password: String(credentials.password ?? ''),
		username: text(credentials.username),
	});
	const accessToken = await tokenFor(
		credentials,
		'accessToken',
		async () =>
			await requestToken(helpers, {
				vendor: 'Egito',
				hint: 'Check the client ID and secret, and the user name, which has the form login@company without .pl.',
				url: `${egitoOrigin(credentials)}/oauth/token?${query.toString()}`,
				headers: { 'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8' },
				secrets: [credentials.clientSecret, credentials.password],
			}),
	);
	return { accessToken };
}

function text(value: unknown): string {
	return String(value ?? '').trim();
}
