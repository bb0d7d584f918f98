import type { IHttpRequestOptions } from 'n8n-workflow';

import { InputProblem } from './inputProblem';

/**
 * No redirect is followed with a credential's headers, in the words of both of n8n's request helpers.
 * `sendCredentialsOnCrossOriginRedirect: false` alone would hold back only `Authorization`, not the
 * vendors' own headers (n8n 1.123 to 2.41).
 */
const NO_REDIRECTS = {
	disableFollowRedirect: true,
	followRedirect: false,
	followAllRedirects: false,
	sendCredentialsOnCrossOriginRedirect: false,
};

/**
 * Adds a credential's headers to a request, but only to one for the credential's own host, and forbids
 * them to follow a redirect. So neither a node, nor a credential test, nor the HTTP Request node can
 * send the keys elsewhere. A relative URL (credential tests) is meant for that host.
 *
 * @param base origin from `originOf`
 * @throws InputProblem when the request goes to another host
 */
export function sign(
	request: IHttpRequestOptions,
	base: string,
	headers: Record<string, string>,
): IHttpRequestOptions {
	// n8n's HTTP Request node still names the address `uri`.
	const address = request.url ?? (request as { uri?: string }).uri ?? '';
	const target = new URL(address, request.baseURL ?? base);
	if (target.origin !== base) {
		throw new InputProblem(
			'URL',
			`leads to ${target.origin}, but the credential is for ${base}`,
			'Use the address that the credential names.',
		);
	}
	return {
		...request,
		...(isRelative(address) && { baseURL: request.baseURL ?? base }),
		headers: { ...request.headers, ...headers },
		...NO_REDIRECTS,
	};
}

function isRelative(address: string): boolean {
	return !/^[a-z][a-z0-9+.-]*:\/\//i.test(address);
}
