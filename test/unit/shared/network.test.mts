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
		['EAI_AGAIN', true],
		['EHOSTUNREACH', true],
		['ENETUNREACH', true],
		['X_CERT_HAS_EXPIRED', false],
		['CERT_HAS_EXPIRED', true],
		['DEPTH_ZERO_SELF_SIGNED_CERT', true],
		['EPROTO', true],
		['ECONNRESET', false],
		['ETIMEDOUT', false],
		['UNKNOWN', false],
	])('%s: surely never sent is %s', (code, never) => {
		expect(wasNeverSent({ code, message: '' })).toBe(never);
		expect(wasNeverSent({ code, message: '', isOfLogin: true })).toBe(true);
	});

	test.each([
		['ECONNREFUSED', 'the connection was refused'],
		['ECONNRESET', 'the connection was closed before the answer was complete'],
		['ECONNABORTED', 'no answer within the time limit'],
		['ERR_BAD_RESPONSE', 'the connection was closed before the answer was complete'],
		['EPIPE', 'the connection was closed before the request was complete'],
		['ETIMEDOUT', 'no answer within the time limit'],
		['ENOTFOUND', 'no server has this name'],
		['EAI_AGAIN', 'the name of the server could not be looked up'],
		['EHOSTUNREACH', 'the server is unreachable'],
		['ENETUNREACH', 'the network of the server is unreachable'],
		['CERT_HAS_EXPIRED', 'the certificate of the server has expired'],
		['CERT_NOT_YET_VALID', 'the certificate of the server is not valid yet'],
		['ERR_TLS_CERT_ALTNAME_INVALID', 'the certificate belongs to a server of another name'],
		['SELF_SIGNED_CERT_IN_CHAIN', 'the certificate of the server is not trusted'],
		['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'the certificate of the server is not trusted'],
		['HOSTNAME_MISMATCH', 'the certificate of the server is not trusted'],
	])('%s: %s', (code, message) => {
		expect(networkFaultOf({ code })).toEqual({ code, message });
	});

	test.each(['EPROTO', 'ERR_SSL_WRONG_VERSION_NUMBER'])('%s leads to a plain server', (code) => {
		expect(networkFaultOf({ code })).toEqual({
			code,
			message: 'the server does not speak TLS at this address',
			hint: 'Check the host and the port in the credential: https:// leads to a server of plain http.',
		});
	});

	test.each([
		[new Error('socket hang up'), 'ECONNRESET'],
		[new Error('Request ABORTED'), 'ECONNRESET'],
		[new Error('write EPROTO'), 'EPROTO'],
		[new Error('an EPROTOTYPE'), 'UNKNOWN'],
		[{ httpCode: 'x' }, 'UNKNOWN'],
		[{ httpCode: '4XX' }, 'UNKNOWN'],
		[{ code: 7, httpCode: 'EPIPE' }, 'EPIPE'],
		['text', 'UNKNOWN'],
	])('%s is %s', (error, code) => {
		expect(networkFaultOf(error).code).toBe(code);
	});

	test('whatever else was thrown has its own words', () => {
		expect(networkFaultOf(new Error('odd'))).toEqual({ code: 'UNKNOWN', message: 'odd' });
		expect(networkFaultOf('odd')).toEqual({ code: 'UNKNOWN', message: 'odd' });
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
