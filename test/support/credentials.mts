import type {
	ICredentialDataDecryptedObject,
	ICredentials,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INode,
	INodeProperties,
} from 'n8n-workflow';
import { ICredentialsHelper } from 'n8n-workflow';

import { credentialType } from './nodes.mts';

/**
 * One stored credential with n8n's own rules (`CredentialsHelper` of n8n 2.41.1): every request reads it
 * anew, an empty or expired token calls `preAuthentication` without any lock, and the result is stored.
 */
export class StoredCredential extends ICredentialsHelper {
	/** How often n8n asked the credential type for a new token. */
	preAuthentications = 0;

	readonly type: string;

	data: ICredentialDataDecryptedObject;

	constructor(type: string, data: ICredentialDataDecryptedObject) {
		super();
		this.type = type;
		const defaults = credentialType(type).properties.map(({ name, default: value }) => [
			name,
			value,
		]);
		this.data = { ...Object.fromEntries(defaults), ...data };
	}

	getParentTypes(): string[] {
		return [];
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	getCredentialsProperties(type: string): INodeProperties[] {
		return credentialType(type).properties;
	}

	async getDecrypted(): Promise<ICredentialDataDecryptedObject> {
		// As from a database: a copy, and later than now.
		await new Promise((resolve) => setImmediate(resolve));
		return structuredClone(this.data);
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const { authenticate } = credentialType(typeName);
		if (typeof authenticate !== 'function')
			throw new Error(`${typeName}: authenticate is no function`);
		return await authenticate(credentials, request);
	}

	async preAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		_node: INode,
		expired: boolean,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const { preAuthentication, properties } = credentialType(typeName);
		const field = properties.find(
			({ type, typeOptions }) => type === 'hidden' && typeOptions?.expirable,
		);
		if (!field || !preAuthentication) return undefined;
		if (credentials[field.name] !== '' && !expired) return undefined;
		this.preAuthentications++;
		const output = await preAuthentication.call(helpers, credentials);
		if (output[field.name] === undefined) return undefined;
		this.data = { ...this.data, ...(output as ICredentialDataDecryptedObject) };
		return Object.assign(credentials, output);
	}

	async runPreAuthentication(): Promise<undefined> {
		return undefined;
	}

	async getCredentials(): Promise<ICredentials> {
		throw new Error('Not needed by the engine');
	}

	async updateCredentials(): Promise<void> {}

	async updateCredentialsOauthTokenData(): Promise<void> {}
}
