import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';

export interface TlsServer {
	/** `https://127.0.0.1:<port>` */
	url: string;
	/** Connections that were tried, handshakes that the client broke off included. */
	readonly connections: number;
	/** Requests that came through. A client that minds the certificate sends none. */
	readonly requests: number;
	close(): Promise<void>;
}

const OK: RequestListener = (_message, response) => {
	response.setHeader('content-type', 'application/json');
	response.end('{}');
};

/** An https server on the loopback address whose certificate nobody has a reason to trust. */
export async function startTlsServer(
	options: { expired?: boolean; answer?: RequestListener } = {},
): Promise<TlsServer> {
	const { expired = false, answer = OK } = options;
	let connections = 0;
	let requests = 0;
	const server = createServer(selfSigned(expired), (message, response) => {
		requests += 1;
		answer(message, response);
	});
	server.on('connection', () => {
		connections += 1;
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
		get connections() {
			return connections;
		},
		get requests() {
			return requests;
		},
		close: async () => {
			const closed = once(server, 'close');
			server.close();
			server.closeAllConnections();
			await closed;
		},
	};
}

const DAY = 86_400_000;

/**
 * A key and a certificate for `127.0.0.1`, signed by itself. Node makes keys and signatures but no
 * certificates, so the few lines of X.509 (RFC 5280, 4.1) are written here.
 */
function selfSigned(expired: boolean): { key: string; cert: string } {
	const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	const spki = publicKey.export({ type: 'spki', format: 'der' });
	const name = sequence(set(sequence(COMMON_NAME, tagged(UTF8_STRING, Buffer.from('127.0.0.1')))));
	const end = Date.now() + (expired ? -DAY : DAY);
	const validity = sequence(time(end - 30 * DAY), time(end));
	// Positive, as the format demands.
	const digest = createHash('sha256').update(spki).digest().subarray(0, 8);
	const serial = tagged(INTEGER, Buffer.concat([Buffer.from([1]), digest]));
	const address = tagged(IP_ADDRESS, Buffer.from([127, 0, 0, 1]));
	const alternative = sequence(SUBJECT_ALT_NAME, tagged(OCTET_STRING, sequence(address)));
	const toSign = sequence(
		tagged(VERSION, tagged(INTEGER, Buffer.from([2]))),
		serial,
		ECDSA_WITH_SHA256,
		name,
		validity,
		name,
		spki,
		tagged(EXTENSIONS, sequence(alternative)),
	);
	const signature = sign('sha256', toSign, privateKey);
	const bits = tagged(BIT_STRING, Buffer.concat([Buffer.from([0]), signature]));
	const lines = sequence(toSign, ECDSA_WITH_SHA256, bits)
		.toString('base64')
		.match(/.{1,64}/g);
	const cert = `-----BEGIN CERTIFICATE-----\n${lines?.join('\n')}\n-----END CERTIFICATE-----\n`;
	return { key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), cert };
}

const INTEGER = 0x02;
const BIT_STRING = 0x03;
const OCTET_STRING = 0x04;
const UTF8_STRING = 0x0c;
const UTC_TIME = 0x17;
/** Of a subject's alternative names. */
const IP_ADDRESS = 0x87;
const VERSION = 0xa0;
const EXTENSIONS = 0xa3;

/** Object identifiers with their tag: 2.5.4.3, 2.5.29.17 and, as an algorithm, 1.2.840.10045.4.3.2. */
const COMMON_NAME = Buffer.from('0603550403', 'hex');
const SUBJECT_ALT_NAME = Buffer.from('0603551d11', 'hex');
const ECDSA_WITH_SHA256 = Buffer.from('300a06082a8648ce3d040302', 'hex');

/** DER (ITU-T X.690): a tag, the length, the content. */
function tagged(tag: number, content: Buffer): Buffer {
	const { length } = content;
	const long = length > 255 ? [0x82, length >> 8, length & 0xff] : [0x81, length];
	return Buffer.concat([Buffer.from([tag, ...(length < 128 ? [length] : long)]), content]);
}

function sequence(...parts: Buffer[]): Buffer {
	return tagged(0x30, Buffer.concat(parts));
}

function set(...parts: Buffer[]): Buffer {
	return tagged(0x31, Buffer.concat(parts));
}

/** `YYMMDDHHMMSSZ` */
function time(at: number): Buffer {
	const digits = new Date(at).toISOString().slice(2, 19).replace(/\D/g, '');
	return tagged(UTC_TIME, Buffer.from(`${digits}Z`));
}
