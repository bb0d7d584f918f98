import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { originOf } from '../shared/host';

/** Source: https://github.com/kiban-cloud/kiban-sdk (servers of the API description) */
const HOSTS: Record<string, string> = {
	production: 'https://workfloo.kiban.com',
	sandbox: 'https://sandbox.workfloo.kiban.com',
};

export function workflooOrigin(credentials: ICredentialDataDecryptedObject): string {
	return (
		HOSTS[String(credentials.environment)] ??
		originOf(credentials.baseUrl, {
			field: 'Base URL',
			customHosts: true,
			example: 'https://workfloo.kiban.com',
		})
	);
}
