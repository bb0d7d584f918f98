import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { originOf } from '../shared/host';

/** Origin of the customer's application. Custom domains exist: the Polish articles print the whole host. */
export function gamfiOrigin(credentials: ICredentialDataDecryptedObject): string {
	return originOf(credentials.domain, {
		field: 'Application Domain',
		suffix: '.gamfi.io',
		customHosts: true,
		example: 'acme.gamfi.io',
	});
}

/**
 * Gamfi documents no call without side effects, so nothing is sent: this checks what can be checked
 * here, and says so.
 */
export async function checkGamfiCredential(
	this: ICredentialTestFunctions,
	{ data = {} }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	try {
		const origin = gamfiOrigin(data);
		if (isBlank(data.apiKey)) return refused("'API Key' is empty");
		if (isBlank(data.apiSecret)) return refused("'API Secret' is empty");
		return {
			status: 'OK',
			message: `Looks complete. Nothing was sent to ${origin}, because Gamfi has no call that only tests keys; the first execution will show whether they are accepted.`,
		};
	} catch (error) {
		return refused(error instanceof Error ? error.message : String(error));
	}
}

function isBlank(value: unknown): boolean {
	return typeof value !== 'string' || value.trim() === '';
}

function refused(message: string): INodeCredentialTestResult {
	return { status: 'Error', message };
}
