import { setTimeout as sleep } from 'node:timers/promises';

import { toCharset } from './charset.mts';
import type { Manner } from './delivery.mts';
import type { Encoded } from './http.mts';
import { encodeReply, withContent } from './http.mts';
import type { FixedAnswer, Mishap, Reply } from './vendor.mts';

/** The vendor's side of a request that meets a fault. */
export interface Side {
	/** What the vendor answers. It acts when this is called. */
	answer(): Promise<Reply>;
	/** The answer before this one to the same operation. */
	previous: Reply | undefined;
	/** Requests in flight at the vendor when this one came, itself included. */
	inFlight: number;
	errorUnder200(): Reply;
	refuseLogin(): Reply;
	expireTokens(): void;
}

/** An answer and the manner in which it leaves, or none at all. */
export type Outcome =
	| { encoded: Encoded; manner: Manner }
	| { encoded: undefined; end: 'hangUp' | 'silence' };

/** What becomes of a request that meets `fault`. */
export async function carryOut(fault: Mishap | undefined, side: Side): Promise<Outcome> {
	if (fault && 'afterHandling' in fault && fault.afterHandling) await side.answer();
	switch (fault?.kind) {
		case undefined:
			return whole(await side.answer());
		case 'status': {
			const { status = 500, headers, body } = fault;
			return whole({ status, headers, body });
		}
		case 'answer':
			return { encoded: encodeFixed(fault), manner: WHOLE };
		case 'redirect': {
			const { location, status = 302 } = fault;
			return whole({ ...HTML_PAGE, status, headers: { ...HTML_PAGE.headers, location } });
		}
		case 'html':
			return whole(HTML_PAGE);
		case 'notJson':
			return whole(NOT_JSON);
		case 'errorUnder200':
			return whole(side.errorUnder200());
		case 'refuseLogin':
			return whole(side.refuseLogin());
		case 'expireTokens':
			side.expireTokens();
			return whole(await side.answer());
		case 'repeatPage':
			return whole(side.previous ?? NOT_JSON);
		case 'emptyPage':
			return whole(emptied(await side.answer()));
		case 'edit':
			return whole(fault.edit(await side.answer()));
		case 'prefix': {
			const encoded = encodeReply(await side.answer());
			const content = Buffer.concat([Buffer.from(fault.prefix), encoded.content]);
			return { encoded: withContent(encoded, content, fault.headers), manner: WHOLE };
		}
		case 'charset':
			return { encoded: toCharset(encodeReply(await side.answer()), fault), manner: WHOLE };
		case 'cut': {
			const encoded = encodeReply(await side.answer());
			if (!fault.unnoticed) return { encoded, manner: { kind: 'half' } };
			const half = encoded.content.subarray(0, Math.floor(encoded.content.length / 2));
			return { encoded: withContent(encoded, half), manner: WHOLE };
		}
		case 'crowd': {
			const { most, milliseconds = 20, headers } = fault;
			if (side.inFlight > most) return whole({ status: 429, headers });
			const reply = await side.answer();
			await sleep(milliseconds, undefined, { ref: false });
			return whole(reply);
		}
		case 'delay': {
			const reply = await side.answer();
			await sleep(fault.milliseconds ?? 1000, undefined, { ref: false });
			return whole(reply);
		}
		case 'drip': {
			const { milliseconds = 50, from = 'body', endless = false } = fault;
			const encoded = encodeReply(await side.answer());
			return { encoded, manner: { kind: 'drip', milliseconds, from, endless } };
		}
		case 'stall': {
			const { after } = fault;
			if (after !== 'head' && after !== 'half') return { encoded: undefined, end: 'silence' };
			return { encoded: encodeReply(await side.answer()), manner: { kind: 'stall', after } };
		}
		case 'drop':
			return { encoded: undefined, end: 'hangUp' };
	}
}

const WHOLE: Manner = { kind: 'whole' };

const whole = (reply: Reply): Outcome => ({ encoded: encodeReply(reply), manner: WHOLE });

/** Unlike a vendor's reply, no content type that the fault does not name: servers send such answers. */
function encodeFixed({ status = 200, headers = {}, body }: FixedAnswer): Encoded {
	const encoded = encodeReply({ status, body });
	if (typeof body === 'string' || Buffer.isBuffer(body)) delete encoded.headers['content-type'];
	return withContent(encoded, encoded.content, headers);
}

/** Lists at the top of a body or one step below. */
function emptied(reply: Reply): Reply {
	const { body } = reply;
	if (Array.isArray(body)) return { ...reply, body: [] };
	if (typeof body !== 'object' || body === null || Buffer.isBuffer(body)) return reply;
	const members = Object.entries(body).map(([name, value]) => [
		name,
		Array.isArray(value) ? [] : (value as unknown),
	]);
	return { ...reply, body: Object.fromEntries(members) };
}

const HTML_PAGE: Reply = {
	status: 200,
	headers: { 'content-type': 'text/html; charset=utf-8' },
	body: '<!DOCTYPE html><html><head><title>Sign in</title></head><body>Sign in</body></html>',
};

const NOT_JSON: Reply = {
	status: 200,
	headers: { 'content-type': 'application/json' },
	body: '{"data": [{"id": "1", "name": "',
};
