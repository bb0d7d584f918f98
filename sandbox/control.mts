import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { deliver } from './delivery.mts';
import { encodeReply, readAll } from './http.mts';
import { masked } from './recording.mts';
import type { ActRequest, RunningVendor, Sandbox } from './server.mts';
import type { Fault, FaultScope, Mishap, Reply, VendorName } from './vendor.mts';

export const CONTROL_PORT = 8470;

/**
 * A fault as JSON: a pattern for paths is written `{ pattern: '^/x', flags: 'i' }`, bytes as
 * `JSON.stringify` writes a Buffer.
 */
export type FaultJson = Mishap &
	Omit<FaultScope, 'match'> & {
		match?: Omit<NonNullable<Fault['match']>, 'path'> & { path?: string | PatternJson };
	};

interface PatternJson {
	pattern: string;
	flags?: string;
}

export interface Control {
	url: string;
	close(): Promise<void>;
}

/** The sandbox's control interface on the loopback address. The calls are listed in `README.md`. */
export async function startControl(
	sandbox: Sandbox,
	vendors: VendorName[],
	port: number,
): Promise<Control> {
	const server = createServer((message, response) => {
		answer(sandbox, vendors, message)
			.catch((error: unknown) => ({ status: 400, body: { message: String(error) } }))
			.then(async (reply) => await deliver(response, encodeReply(reply)))
			.catch(() => response.destroy());
	});
	server.listen(port, '127.0.0.1');
	await once(server, 'listening');
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		close: async () => {
			const closed = once(server, 'close');
			server.close();
			server.closeAllConnections();
			await closed;
		},
	};
}

async function answer(
	sandbox: Sandbox,
	vendors: VendorName[],
	message: IncomingMessage,
): Promise<Reply> {
	if (!isLocal(message)) return { status: 403, body: { message: 'Only for this machine' } };
	const [, name, action] = (message.url ?? '').split('/');
	if (!name) return { status: 200, body: { vendors: addresses(sandbox, vendors) } };
	if (!vendors.includes(name as VendorName)) return NOTHING_HERE;

	const vendor = sandbox.vendor(name as VendorName);
	const text = (await readAll(message)).toString('utf8');
	const call = `${message.method} ${action}`;
	return await act(vendor, call, text ? JSON.parse(text) : undefined);
}

const NOTHING_HERE: Reply = { status: 404, body: { message: 'There is no such call' } };
const DONE: Reply = { status: 204 };

async function act(vendor: RunningVendor, call: string, body: unknown): Promise<Reply> {
	switch (call) {
		case 'GET requests':
			return { status: 200, body: vendor.requests.map(masked) };
		case 'GET state':
			return { status: 200, body: vendor.state };
		case 'POST fault':
			vendor.fault(readFault(body as FaultJson));
			return DONE;
		case 'POST reset':
			vendor.reset();
			return DONE;
		case 'POST act':
			return { status: 200, body: await vendor.act(body as ActRequest) };
		default:
			return NOTHING_HERE;
	}
}

/** Web pages in this machine's browser must not reach the sandbox through a name of their own. */
function isLocal({ headers }: IncomingMessage): boolean {
	return /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(headers.host ?? '') && !headers.origin;
}

function addresses(sandbox: Sandbox, vendors: VendorName[]): Record<string, string> {
	return Object.fromEntries(vendors.map((name) => [name, sandbox.vendor(name).url]));
}

function readFault({ match, ...rest }: FaultJson): Fault {
	if (rest.kind === 'edit') throw new Error('A function cannot be sent');
	const fault: Fault = rest.kind === 'answer' ? { ...rest, body: readBytes(rest.body) } : rest;
	if (!match) return fault;
	const { path, ...others } = match;
	const pattern = typeof path === 'object' ? new RegExp(path.pattern, path.flags) : path;
	return { ...fault, match: { ...others, path: pattern } };
}

function readBytes(body: unknown): unknown {
	const { type, data } = (body ?? {}) as { type?: unknown; data?: unknown };
	return type === 'Buffer' && Array.isArray(data) ? Buffer.from(data as number[]) : body;
}
