import { request } from 'node:https';

import type { TlsServer } from '../../support/tls.mts';
import { startTlsServer } from '../../support/tls.mts';

/** The status, or the code of what went wrong. */
const tried = async (url: string, rejectUnauthorized = true) =>
	await new Promise<number | string | undefined>((resolve) => {
		request(url, { rejectUnauthorized, agent: false }, (response) => {
			response.resume();
			resolve(response.statusCode);
		})
			.on('error', (error: NodeJS.ErrnoException) => resolve(error.code))
			.end();
	});

let server: TlsServer;

afterEach(async () => await server.close());

it.each([
	[false, 'DEPTH_ZERO_SELF_SIGNED_CERT'],
	[true, 'CERT_HAS_EXPIRED'],
])('has a certificate that clients refuse (expired: %s)', async (expired, code) => {
	server = await startTlsServer({ expired });

	expect(await tried(server.url)).toBe(code);

	expect([server.connections, server.requests]).toEqual([1, 0]);
	expect(await tried(server.url, false)).toBe(200);
	expect([server.connections, server.requests]).toEqual([2, 1]);
});
