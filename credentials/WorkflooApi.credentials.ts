import type {
	IAuthenticate,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';

import { sign } from '../nodes/shared/sign';
import { workflooOrigin } from '../nodes/Workfloo/credential';

/** One static header on each request. Source: https://github.com/kiban-cloud/kiban-sdk */
export class WorkflooApi implements ICredentialType {
	name = 'workflooApi';

	displayName = 'Workfloo API';

	icon: Icon = { light: 'file:workfloo.svg', dark: 'file:workfloo.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-backoffice/n8n-nodes-backoffice/blob/main/docs/vendors/workfloo.md#credential';

	properties: INodeProperties[] = [
		{
			displayName: 'Environment',
			name: 'environment',
			type: 'options',
			options: [
				{ name: 'Custom', value: 'custom', description: 'Another address, for example a proxy' },
				{ name: 'Production', value: 'production', description: 'Real runs, which are billed' },
				{ name: 'Sandbox', value: 'sandbox', description: 'Test runs, which are free' },
			],
			default: 'production',
			description: 'Kiban gives one API key for each environment',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: 'https://workfloo.kiban.com',
			placeholder: 'e.g. https://workfloo.kiban.com',
			displayOptions: { show: { environment: ['custom'] } },
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'From the Kiban console: API Keys. Without "Bearer" in front.',
		},
		{
			displayName: 'Callback API Key',
			name: 'callbackApiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'A secret of your own that Workfloo shows when it calls back. Runs are started with it, and the Workfloo Trigger checks it.',
		},
	];

	authenticate: IAuthenticate = async (credentials, request) =>
		sign(request, workflooOrigin(credentials), { 'x-api-key': String(credentials.apiKey).trim() });

	test: ICredentialTestRequest = {
		request: { url: '/api/v2/workfloo', qs: { page: 1, itemsPerPage: 1 } },
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message:
						'Workfloo did not accept the API key. Check that it belongs to this environment, and enter it without "Bearer".',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 403,
					message:
						'The key is valid, but it has no right to list executions. The operations that it may use will work.',
				},
			},
		],
	};

	httpRequestNode = {
		name: 'Workfloo',
		docsUrl: 'https://docs.kiban.cloud/reference/workfloo-execute',
		apiBaseUrlPlaceholder: 'https://workfloo.kiban.com/api/v1/workfloo',
	};
}
