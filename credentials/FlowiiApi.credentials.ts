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

import { COMPANIES, flowiiOrigin, tokenRequest } from '../nodes/Flowii/credential';
import { freshToken } from '../nodes/shared/requestToken';
import { sign } from '../nodes/shared/sign';

/** An API key and a token of about ten minutes, both on every call. Source: https://www.flowii.com/sk/manual/api */
export class FlowiiApi implements ICredentialType {
	name = 'flowiiApi';

	displayName = 'FLOWii API';

	icon: Icon = { light: 'file:flowii.svg', dark: 'file:flowii.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-backoffice/n8n-nodes-backoffice/blob/main/docs/vendors/flowii.md#credential';

	properties: INodeProperties[] = [
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: 'https://api.flowii.com',
			placeholder: 'e.g. https://api.flowii.com',
			description: 'Where the API is. Leave it as it is unless FLOWii told you another address.',
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description:
				'In FLOWii: Settings > Extensions > API. The key belongs to the user whose login stands below.',
		},
		{
			displayName: 'User Name',
			name: 'username',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. api@example.com',
			description:
				'The e-mail address of the FLOWii login. The node can do what this user may do, so a user of its own with few rights is best.',
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
		},
		{
			displayName: 'Company ID',
			name: 'companyId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 17279',
			description:
				'The company to work in. Not needed if the user has only one company, or if each node names its own. The operation Company > Get Many lists them.',
		},
	];

	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		return await freshToken(this, credentials, tokenRequest);
	}

	authenticate: IAuthenticate = async (credentials, request) =>
		sign(request, flowiiOrigin(credentials), {
			'Api-Key': String(credentials.apiKey).trim(),
			Authorization: `Bearer ${String(credentials.accessToken)}`,
		});

	test: ICredentialTestRequest = {
		request: { url: COMPANIES, headers: { Accept: 'application/vnd.api+json' } },
	};

	httpRequestNode = {
		name: 'FLOWii',
		docsUrl: 'https://flowiiapi.docs.apiary.io/',
		apiBaseUrlPlaceholder: 'https://api.flowii.com/',
	};
}
