import { Credentials } from 'n8n-core';
import {
	ICredentialsHelper,
	type ICredentialDataDecryptedObject,
	type ICredentialType,
	type IHttpRequestOptions,
} from 'n8n-workflow';
import { lagoCredential } from './nodeTypes';

/**
 * Hands the given data to every node, and authenticates as the package's credential class says: n8n's
 * own helper does the same with data from its database.
 */
export class TestCredentialsHelper extends ICredentialsHelper {
	/** @param error what n8n says instead of giving them */
	constructor(
		private readonly data: ICredentialDataDecryptedObject,
		private readonly error?: string,
	) {
		super();
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		_type: string,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const { authenticate } = (await lagoCredential()) as ICredentialType;
		if (typeof authenticate !== 'function') throw new Error('Only authentication by code here');
		return await authenticate(credentials, request);
	}

	async getDecrypted() {
		if (this.error !== undefined) throw new Error(this.error);
		return { ...this.data };
	}

	async getCredentials(details: { id: string | null; name: string }, type: string) {
		return new Credentials(details, type);
	}

	getParentTypes() {
		return [];
	}

	isCredentialUsableByNode() {
		return true;
	}

	async preAuthentication() {
		return undefined;
	}

	async runPreAuthentication() {
		return undefined;
	}

	async updateCredentials() {}

	async updateCredentialsOauthTokenData() {}

	getCredentialsProperties() {
		return [];
	}
}
