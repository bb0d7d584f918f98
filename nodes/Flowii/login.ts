import type { ICredentialDataDecryptedObject, IDataObject, IHttpRequestHelper } from 'n8n-workflow';

import { tokenFor } from '../shared/login';
import { requestToken } from '../shared/requestToken';
import { flowiiOrigin } from './transport';

/**
 * Logs in for a new access token; with many items or an expired token, once for all of them. The
 * refresh token is not used: how long it lives is not documented, and n8n would not keep it.
 * https://www.flowii.com/sk/manual/api
 *
 * @throws LoginProblem
 */
export async function logIn(
	{ helpers }: IHttpRequestHelper,
	credentials: ICredentialDataDecryptedObject,
): Promise<IDataObject> {
	const accessToken = await tokenFor(
		credentials,
		'accessToken',
		async () => await requestToken(helpers, tokenRequest(credentials)),
	);
	return { accessToken };
}

/** Blanks around the login and the key are a common mistake; in a password they may be meant. */
function tokenRequest(credentials: ICredentialDataDecryptedObject) {
	const form = new URLSearchParams({
		grant_type: 'password',
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
