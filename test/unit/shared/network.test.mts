import { networkFaultOf, wasNeverSent } from '../../../nodes/shared/network.ts';

describe('why a call got no answer', () => {
	test.each([
		[
			'a code on the cause',
			Object.assign(new Error('x'), { cause: { code: 'ECONNRESET' } }),
			'ECONNRESET',
		],
		[
			'a code in the place of a status (n8n up to 2.30)',
			Object.assign(new Error('x'), { httpCode: 'ECONNREFUSED' }),
			'ECONNREFUSED',
		],
		['a status is no code', Object.assign(new Error('x'), { httpCode: '422' }), 'UNKNOWN'],
		[
			'the words of a cut answer (n8n up to 2.30)',
			new Error('stream has been aborted'),
			'ECONNRESET',
		],
		['nothing', new Error('x'), 'UNKNOWN'],
	])('%s', (_what, error, code) => {
		expect(networkFaultOf(error).code).toBe(code);
	});

	test.each([
		['ECONNREFUSED', true],
		['ENOTFOUND', true],
		['CERT_HAS_EXPIRED', true],
		['DEPTH_ZERO_SELF_SIGNED_CERT', true],
		['EPROTO', true],
		['ECONNRESET', false],
		['ETIMEDOUT', false],
		['UNKNOWN', false],
	])('%s: surely never sent is %s', (code, never) => {
		expect(wasNeverSent({ code, message: '' })).toBe(never);
	});

	test.each(['CERT_HAS_EXPIRED', 'SELF_SIGNED_CERT_IN_CHAIN', 'EPROTO'])('%s has words', (code) => {
		expect(networkFaultOf({ code }).message).toMatch(/certificate|TLS/);
	});
});

test("a handshake that failed is known by OpenSSL's words alone", () => {
	const words =
		'write EPROTO 40D7:error:0A00010B:SSL routines:ssl3_get_record:wrong version number:../deps/openssl/ssl/record.c:358:';
	expect(networkFaultOf(new Error(words))).toMatchObject({
		code: 'EPROTO',
		message: 'the server does not speak TLS at this address',
	});
});
