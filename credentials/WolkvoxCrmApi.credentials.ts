import type {
	IAuthenticate,
	IAuthenticateRuleResponseSuccessBody,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';

import { sign } from '../nodes/shared/sign';
import { tokenInformation, wolkvoxOrigin } from '../nodes/WolkvoxCrm/credential';

/** What the vendor's error codes mean for a credential. They may come under any HTTP status. */
const REFUSALS: Record<number, string> = {
	400: 'The request was refused: check the CRM name',
	401: 'The token was refused: server, CRM name and token must belong to the same CRM',
	403: 'Access was refused: the token may be external, or its calls of today are used up',
	404: 'Nothing was found: check the server and the CRM name',
	405: 'The method was refused: check the server',
	412: 'The request was refused: check the CRM name',
	416: 'The request was refused: check the CRM name',
	417: 'The request was refused: check the CRM name',
	500: 'The CRM reported an internal error: try again later',
	503: 'The CRM is not available at the moment: try again later',
};

function rule(
	value: number | string | undefined,
	message: string,
): IAuthenticateRuleResponseSuccessBody {
	return { type: 'responseSuccessBody', properties: { key: 'code', value, message } };
}

/** Every answer of the CRM has a code, as number or text; without one, somebody else has answered. */
const RULES = [
	rule(undefined, 'This is not the answer of a wolkvox CRM: check the server'),
	...Object.entries(REFUSALS).flatMap(([code, message]) => [
		rule(Number(code), message),
		rule(code, message),
	]),
];

/** A static token in a header. Source: https://www.crmvox.com/apis-v2/insert/ */
export class WolkvoxCrmApi implements ICredentialType {
	name = 'wolkvoxCrmApi';

	// The vendor writes wolkvox; n8n's rules demand a capital here.
	displayName = 'Wolkvox CRM API';

	icon: Icon = { light: 'file:wolkvox.svg', dark: 'file:wolkvox.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-backoffice/n8n-nodes-backoffice/blob/main/docs/vendors/wolkvox.md#credential';

	properties: INodeProperties[] = [
		{
			displayName: 'Testing this credential costs one call of the daily quota of the token',
			name: 'quotaNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Server',
			name: 'server',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. crm0001.wolkvox.com',
			description:
				'Log in at crm.wolkvox.com; the host in the address bar after the login is your server',
		},
		{
			// n8n has an Operation of its own.
			displayName: 'CRM Name (Operation)',
			name: 'operation',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. mymodule',
			description:
				'Name of your CRM, which wolkvox calls operation: the part of your user name behind the @',
		},
		{
			displayName: 'Token',
			name: 'token',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description:
				'In wolkvox CRM: Configuration > Wolkvox Integration > Tokens > Add token, type Internal. The notes history of cases needs a token of type External.',
		},
	];

	authenticate: IAuthenticate = async (credentials, request) =>
		sign(request, wolkvoxOrigin(credentials), {
			'Wolkvox-Token': String(credentials.token).trim(),
		});

	/** The only documented call without side effects. It shows that server, operation and token fit. */
	test: ICredentialTestRequest = {
		request: {
			url: tokenInformation.path,
			qs: { operation: '={{ $credentials.operation }}' },
			headers: { 'Content-Type': 'application/json' },
			ignoreHttpStatusErrors: true,
		},
		rules: RULES,
	};

	httpRequestNode = {
		name: 'wolkvox CRM',
		docsUrl: 'https://www.crmvox.com/apis-v2/insert/',
		apiBaseUrlPlaceholder: 'https://crm0001.wolkvox.com/server/API/v2/',
	};
}
