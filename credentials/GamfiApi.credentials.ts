import type { IAuthenticate, Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

import { gamfiOrigin } from '../nodes/Gamfi/credential';
import { sign } from '../nodes/shared/sign';

/** Two static headers on each request. Source: https://gamfi.support/help/starting-processes */
export class GamfiApi implements ICredentialType {
	name = 'gamfiApi';

	displayName = 'Gamfi API';

	icon: Icon = { light: 'file:gamfi.svg', dark: 'file:gamfi.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-backoffice/n8n-nodes-backoffice/blob/main/docs/vendors/gamfi.md#credential';

	properties: INodeProperties[] = [
		{
			displayName: 'Application Domain',
			name: 'domain',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. acme.gamfi.io',
			description: 'The address of your Gamfi application; its name alone is enough',
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'From your Gamfi administrator or from Gamfi support',
		},
		{
			displayName: 'API Secret',
			name: 'apiSecret',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'The second half of the key pair; treat it like an administrator password',
		},
		{
			displayName:
				'Gamfi has no call that only tests keys, so nothing is sent when you save. <b>Connection tested successfully</b> means that the address makes sense and nothing is missing; the first execution shows whether the keys are accepted.',
			name: 'testNotice',
			type: 'notice',
			default: '',
		},
	];

	authenticate: IAuthenticate = async (credentials, request) =>
		sign(request, gamfiOrigin(credentials), {
			// The documentation's own sample has a stray blank behind both values.
			'X-Samus-Authorization-Api-Key': String(credentials.apiKey).trim(),
			'X-Samus-Authorization-Api-Secret': String(credentials.apiSecret).trim(),
		});

	httpRequestNode = {
		name: 'Gamfi',
		docsUrl: 'https://gamfi.support/help/starting-processes',
		apiBaseUrlPlaceholder: 'https://acme.gamfi.io/api/app_api_admin.php/v2/',
	};
}
