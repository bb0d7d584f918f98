import type {
	IAuthenticate,
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IDataObject,
	IHttpRequestHelper,
	INodeProperties,
} from 'n8n-workflow';

import { API_PATH, egitoOrigin, tokenRequest } from '../nodes/Egito/credential';
import { freshToken } from '../nodes/shared/requestToken';
import { sign } from '../nodes/shared/sign';

/** OAuth password grant; the token lives in the hidden field. Source: https://egito.pl/pomoc/api/ */
export class EgitoApi implements ICredentialType {
	name = 'egitoApi';

	displayName = 'Egito API';

	icon: Icon = { light: 'file:egito.svg', dark: 'file:egito.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-backoffice/n8n-nodes-backoffice/blob/main/docs/vendors/egito.md#credential';

	properties: INodeProperties[] = [
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
		{
			displayName: 'Application',
			name: 'application',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. acme.egito.pl',
			description: 'The address of your Egito application; its name alone is enough',
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			required: true,
			default: '',
			description: 'In Egito: Ustawienia > Ustawienia główne > Integracje i dane > API > Nowy',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'Made together with the client ID',
		},
		{
			displayName: 'User Name',
			name: 'username',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. api@acme',
			description:
				'Login and application name, joined by @ and without .pl. The node can do what this user may do, so a user of its own with few rights is best.',
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
		},
	];

	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		return await freshToken(this, credentials, tokenRequest);
	}

	authenticate: IAuthenticate = async (credentials, request) =>
		sign(request, egitoOrigin(credentials), {
			Authorization: `Bearer ${String(credentials.accessToken)}`,
		});

	/**
	 * n8n logs in before it sends this, and the login is what is tested. Whether the user may read
	 * dictionaries is another matter, so any answer will do. Not `except: [401]`: n8n before 2.9 takes
	 * that for `true`, so what it promises would hold for some only.
	 */
	test: ICredentialTestRequest = {
		request: {
			url: `${API_PATH}/SelectDictionary/list`,
			qs: { type: 'lead.source' },
			ignoreHttpStatusErrors: true,
		},
	};

	httpRequestNode = {
		name: 'Egito',
		docsUrl: 'https://egito.pl/pomoc/api/',
		apiBaseUrlPlaceholder: 'https://acme.egito.pl/services/restapi/json/',
	};
}
