import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { STATUS_CODES } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Encoded } from './http.mts';

/** How an answer leaves the sandbox. */
export type Manner =
	| { kind: 'whole' }
	/** Half of the body, then the connection closes. */
	| { kind: 'half' }
	/** The head, or half of the body too, then nothing until the client gives up. */
	| { kind: 'stall'; after: 'head' | 'half' }
	| { kind: 'drip'; milliseconds: number; from: 'head' | 'body'; endless: boolean };

/** Sends an answer and waits until it has left, or until the client has. */
export async function deliver(
	response: ServerResponse,
	encoded: Encoded,
	manner: Manner = { kind: 'whole' },
): Promise<void> {
	if (response.destroyed) return;
	if (manner.kind === 'drip') return await drip(response, encoded, manner);
	const { status, headers, content } = encoded;
	response.writeHead(status, headers);
	if (manner.kind === 'whole') {
		response.end(content);
		await Promise.race([once(response, 'finish'), once(response, 'close')]);
		return;
	}
	response.flushHeaders();
	if (manner.kind === 'half' || manner.after === 'half') {
		const part = content.subarray(0, Math.floor(content.length / 2));
		await new Promise((sent) => response.write(part, sent));
	}
	if (manner.kind === 'half') response.destroy();
	else if (!response.destroyed) await once(response, 'close');
}

/** Written to the connection itself: Node's response would send the head in one piece. */
async function drip(
	response: ServerResponse,
	{ status, headers, content }: Encoded,
	{ milliseconds, from, endless }: Extract<Manner, { kind: 'drip' }>,
): Promise<void> {
	const { socket } = response;
	if (!socket) return;
	const lines = Object.entries({ ...headers, connection: 'close' })
		// Where blanks follow for ever, the end of the connection is the end of the body.
		.filter(([name]) => !endless || name !== 'content-length')
		.map(([name, value]) => `${name}: ${value}\r\n`);
	const head = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n`;
	if (from === 'body') socket.write(head, 'latin1');
	const slow = from === 'body' ? content : Buffer.concat([Buffer.from(head, 'latin1'), content]);
	for (let at = 0; endless || at < slow.length; at += 1) {
		await sleep(milliseconds, undefined, { ref: false });
		if (socket.destroyed) return;
		socket.write(at < slow.length ? slow.subarray(at, at + 1) : ' ');
	}
	socket.end();
}
