import { find } from './answer';

/** Why a call got no answer. */
export interface NetworkFault {
	/** Node's code: ECONNREFUSED, ECONNRESET, ETIMEDOUT, ENOTFOUND … */
	code: string;
	/** In plain words, as the end of a sentence. */
	message: string;
	/** What to look at, where the fault says more than that there was no answer. */
	hint?: string;
	/** Nothing but the login was under way. */
	isOfLogin?: boolean;
}

/** Plain words for the ways in which a connection fails. */
const TEXTS: Record<string, string> = {
	ECONNREFUSED: 'the connection was refused',
	ECONNRESET: 'the connection was closed before the answer was complete',
	ECONNABORTED: 'no answer within the time limit',
	ERR_BAD_RESPONSE: 'the connection was closed before the answer was complete',
	EPIPE: 'the connection was closed before the request was complete',
	ETIMEDOUT: 'no answer within the time limit',
	ENOTFOUND: 'no server has this name',
	EAI_AGAIN: 'the name of the server could not be looked up',
	EHOSTUNREACH: 'the server is unreachable',
	ENETUNREACH: 'the network of the server is unreachable',
	CERT_HAS_EXPIRED: 'the certificate of the server has expired',
	CERT_NOT_YET_VALID: 'the certificate of the server is not valid yet',
	ERR_TLS_CERT_ALTNAME_INVALID: 'the certificate belongs to a server of another name',
};

/** The request cannot have reached the vendor. */
const NEVER_SENT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];

/** TLS refuses before anything is sent, and will refuse again. */
const TLS = /^(CERT_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|EPROTO)/;

/** Reads a broken connection from whatever n8n's request helper threw. */
export function networkFaultOf(error: unknown): NetworkFault {
	const code = find(error, codeIn) ?? codeOfMessage(error);
	if (TEXTS[code] !== undefined) return { code, message: TEXTS[code] };
	if (code === 'EPROTO' || /^ERR_SSL_/.test(code)) {
		return {
			code,
			message: 'the server does not speak TLS at this address',
			hint: 'Check the host and the port in the credential: https:// leads to a server of plain http.',
		};
	}
	if (TLS.test(code)) return { code, message: 'the certificate of the server is not trusted' };
	return { code, message: error instanceof Error ? error.message : String(error) };
}

/** Up to 2.30, the error of n8n's helper has no cause and keeps the code where a status would stand. */
function codeIn({ code, httpCode }: Record<string, unknown>): string | undefined {
	if (typeof code === 'string') return code;
	return typeof httpCode === 'string' && /^[A-Z]/.test(httpCode) ? httpCode : undefined;
}

/** What is left of an answer that was cut, on those versions, or of a handshake: axios' own words. */
function codeOfMessage(error: unknown): string {
	const message = error instanceof Error ? error.message : '';
	if (/\bEPROTO\b|SSL routines/.test(message)) return 'EPROTO';
	return /aborted|socket hang up/i.test(message) ? 'ECONNRESET' : 'UNKNOWN';
}

export function isCertificateFault({ code }: NetworkFault): boolean {
	return TLS.test(code);
}

/** Whether the vendor surely did nothing, so that nobody has to look whether it did. */
export function wasNeverSent(fault: NetworkFault): boolean {
	return fault.isOfLogin === true || NEVER_SENT.includes(fault.code) || isCertificateFault(fault);
}
