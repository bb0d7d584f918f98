import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';

import busboy from 'busboy';

import type { Finding } from './contract.mts';
import { FORM, isJson, MULTIPART } from './contract.mts';
import type { MultipartBody, Reply } from './vendor.mts';

/** What came over the wire, read as far as it can be read without knowing the vendor. */
export interface IncomingRequest {
	method: string;
	path: string;
	query: Record<string, string | string[]>;
	headers: Record<string, string>;
	mediaType: string | undefined;
	body: unknown;
	rawBody: Buffer;
	/** Why `body` is undefined although there is a `rawBody`. */
	unreadable?: Finding;
}

/** Everything but the body, known as soon as a request arrives. */
export function readHead(
	method: string,
	url: string,
	headers: IncomingMessage['headers'],
): Omit<IncomingRequest, 'body' | 'rawBody'> {
	// Not `new URL`: it would take the first part of `//server/API` for a host.
	const [path = '', ...search] = url.split('?');
	const known = Object.fromEntries(
		Object.entries(headers).map(([name, value]) => [name.toLowerCase(), [value].flat().join(', ')]),
	) as Record<string, string>;
	return {
		method: method.toUpperCase(),
		path,
		query: readPairs(search.join('?')),
		headers: known,
		mediaType: known['content-type']?.split(';')[0]?.trim().toLowerCase(),
	};
}

/** Parses the body by the media type that was sent. An empty body is no body. */
export async function readBody(
	head: Omit<IncomingRequest, 'body' | 'rawBody'>,
	rawBody: Buffer,
): Promise<IncomingRequest> {
	const request = { ...head, rawBody, body: undefined };
	if (!rawBody.length) return request;
	try {
		return { ...request, body: await parseBody(head, rawBody) };
	} catch {
		// Not the parser's words: they quote the body, and with it its secrets.
		const message = `cannot be read as ${head.mediaType}`;
		return { ...request, unreadable: { where: 'body', message } };
	}
}

export async function readAll(message: IncomingMessage): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of message) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks);
}

/** A reply as it goes over the wire. Lower-case names. */
export interface Encoded {
	status: number;
	headers: Record<string, string>;
	content: Buffer;
}

/** Status, headers and bytes of a reply: objects and arrays become JSON. */
export function encodeReply({ status, headers = {}, body }: Reply): Encoded {
	const [type, content] = encodeBody(body);
	return withContent(
		{ status, headers: type ? { 'content-type': type } : {}, content },
		content,
		headers,
	);
}

/** The same with another body, and with other or more headers. */
export function withContent(
	{ status, headers }: Encoded,
	content: Buffer,
	changed: Record<string, string> = {},
): Encoded {
	const given = Object.entries(changed).map(([name, value]) => [name.toLowerCase(), value]);
	const length = status === 204 ? {} : { 'content-length': String(content.length) };
	return { status, headers: { ...headers, ...length, ...Object.fromEntries(given) }, content };
}

function encodeBody(body: unknown): [type: string | undefined, content: Buffer] {
	if (body === undefined) return [undefined, Buffer.alloc(0)];
	if (Buffer.isBuffer(body)) return ['application/octet-stream', body];
	if (typeof body === 'string') return ['text/plain; charset=utf-8', Buffer.from(body)];
	return ['application/json; charset=utf-8', Buffer.from(JSON.stringify(body))];
}

async function parseBody(
	head: Omit<IncomingRequest, 'body' | 'rawBody'>,
	rawBody: Buffer,
): Promise<unknown> {
	if (isJson(head.mediaType)) return JSON.parse(rawBody.toString('utf8')) as unknown;
	if (head.mediaType === FORM) return readPairs(rawBody.toString('utf8'));
	if (head.mediaType === MULTIPART) return await readMultipart(head.headers, rawBody);
	return rawBody.toString('utf8');
}

/** `a=1&b=2&b=3` as `{ a: '1', b: ['2', '3'] }`. */
function readPairs(text: string): Record<string, string | string[]> {
	const search = new URLSearchParams(text);
	return Object.fromEntries(
		[...new Set(search.keys())].map((name) => {
			const values = search.getAll(name);
			return [name, values.length > 1 ? values : values[0]];
		}),
	) as Record<string, string | string[]>;
}

async function readMultipart(
	headers: Record<string, string>,
	rawBody: Buffer,
): Promise<MultipartBody> {
	const body: MultipartBody = { fields: {}, files: [] };
	const parser = busboy({ headers, defParamCharset: 'utf8' });
	parser.on('field', (name, value) => {
		body.fields[name] = value;
	});
	parser.on('file', (field, stream, info) => {
		const chunks: Buffer[] = [];
		stream.on('data', (chunk: Buffer) => chunks.push(chunk));
		stream.on('end', () => {
			body.files.push({
				field,
				fileName: info.filename ?? '',
				mimeType: info.mimeType,
				content: Buffer.concat(chunks),
			});
		});
	});
	parser.end(rawBody);
	await once(parser, 'close');
	return body;
}
