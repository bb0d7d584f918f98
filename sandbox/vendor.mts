/**
 * What a vendor module of the sandbox (`sandbox/vendors/<vendor>.mts`) provides.
 * Routing, validation against the contract, recording and faults are done by `server.mts`.
 */

import type { VendorName } from '../vendors.mts';

export type { VendorName };

/** A request that reached a vendor, already matched to an operation of the contract. */
export interface SandboxRequest {
	method: string;
	/** As sent, without the query. */
	path: string;
	operationId: string;
	/** Path parameters, decoded. */
	params: Record<string, string>;
	query: Record<string, string | string[]>;
	/** Lower-case names. */
	headers: Record<string, string>;
	mediaType: string | undefined;
	/** Parsed JSON, or a record of strings for a form, or `MultipartBody`; undefined when there is none. */
	body: unknown;
	rawBody: Buffer;
}

export interface MultipartBody {
	fields: Record<string, string>;
	files: { field: string; fileName: string; mimeType: string; content: Buffer }[];
}

/** An object or array is sent as JSON, a string or Buffer as it is, undefined as an empty body. */
export interface Reply {
	status: number;
	body?: unknown;
	headers?: Record<string, string>;
}

/** Why a request was refused before it reached a handler. */
export interface Refusal {
	kind: 'unknownPath' | 'wrongMethod' | 'wrongMediaType' | 'invalid';
	/** What is wrong, one entry a finding: where (`body/name`, `query/page`, `header/x-api-key`) and what. */
	findings: { where: string; message: string }[];
}

export interface SandboxVendor<State = unknown> {
	name: VendorName;
	/** 8471 to 8475, as in the README. */
	port: number;
	/** File name in `sandbox/contracts/`. */
	contract: string;
	/** A fresh small company. Called at start and at every reset. */
	seed(): State;
	/** Refuses a call the way the vendor does when keys or tokens are wrong. Runs before validation. */
	authenticate?(request: SandboxRequest, state: State): Reply | undefined;
	/** The vendor's words for a request that does not fit the contract. */
	refuse(
		refusal: Refusal,
		request: Omit<SandboxRequest, 'operationId' | 'params'>,
		state: State,
	): Reply;
	/** By operationId of the contract. Runs only for requests that the contract accepts. */
	handlers: Record<string, (request: SandboxRequest, state: State) => Reply | Promise<Reply>>;
	/** How this vendor reports an error under HTTP 200, for the fault of that name. */
	errorUnder200?(): Reply;
	/** The vendor's words for wrong credentials at the login, for the fault `refuseLogin`. */
	refuseLogin?(): Reply;
	/** The vendor's clock in Unix milliseconds, for the header `Date`. Default: this machine's. */
	clock?(state: State): number;
	/** Makes every token that was handed out so far invalid, for the fault `expireTokens`. */
	expireTokens?(state: State): void;
	/** Stops what this state has under way (timers, callbacks). Called at reset and at the end. */
	dispose?(state: State): void;
}

/**
 * One thing that goes wrong on purpose; `README.md` has a line for each kind. Faults are used up in
 * the order in which they were set.
 */
export type Fault = FaultScope & Mishap;

export interface FaultScope {
	/** Which requests it hits. Default: all but the login (`refuseLogin`: the login). */
	match?: {
		operationId?: string;
		method?: string;
		path?: RegExp | string;
		/** True: the login, whatever its name. */
		login?: boolean;
	};
	/** Requests to let pass first. Default 0. */
	skip?: number;
	/** Requests to hit. Default 1. */
	times?: number;
}

/** Instead of the vendor's answer. The vendor acts all the same when `afterHandling` is set. */
interface InPlaceOfAnswer {
	afterHandling?: boolean;
}

export type Mishap =
	/** This status (500), these headers and this body. */
	| ({
			kind: 'status';
			status?: number;
			headers?: Record<string, string>;
			body?: unknown;
	  } & InPlaceOfAnswer)
	/** These very bytes under 200: no content type unless `headers` has one. See `answers.mts`. */
	| ({ kind: 'answer' } & FixedAnswer & InPlaceOfAnswer)
	/** Sends the client elsewhere: an address, or a path on the same host. */
	| ({ kind: 'redirect'; location: string; status?: 301 | 302 | 303 | 307 | 308 } & InPlaceOfAnswer)
	/** A page under 200. */
	| { kind: 'html' }
	/** A body under 200 that looks like JSON and does not parse. */
	| { kind: 'notJson' }
	/** The vendor's error body under 200. */
	| { kind: 'errorUnder200' }
	/** The vendor's words for wrong credentials. */
	| { kind: 'refuseLogin' }
	/** All tokens handed out so far become invalid, then the request is handled. */
	| { kind: 'expireTokens' }
	/** The previous answer to the same operation again. */
	| { kind: 'repeatPage' }
	/** The vendor's answer with all its lists emptied. What it announces stays. */
	| { kind: 'emptyPage' }
	/** The vendor's answer, changed by the test. Not through the control interface. */
	| { kind: 'edit'; edit: (reply: Reply) => Reply }
	/** The vendor's answer with a text before its body. */
	| { kind: 'prefix'; prefix: string; headers?: Record<string, string> }
	/** The vendor's answer in another encoding; its content type says so unless `announced` is another. */
	| { kind: 'charset'; charset: Charset; announced?: string }
	/** Half of the body, then the connection closes; `unnoticed`: as if the half were all. */
	| { kind: 'cut'; unnoticed?: boolean }
	/** Bears `most` requests at once: takes `milliseconds` (20) for each, and answers 429 to one too many. */
	| { kind: 'crowd'; most: number; milliseconds?: number; headers?: Record<string, string> }
	/** The vendor acts at once and answers after `milliseconds` (1000). */
	| { kind: 'delay'; milliseconds?: number }
	/**
	 * A byte every `milliseconds` (50), the head at once unless `from` is `head`. `endless`: blanks
	 * follow for as long as the client listens.
	 */
	| { kind: 'drip'; milliseconds?: number; from?: 'head' | 'body'; endless?: boolean }
	/** Nothing comes, until the client gives up. */
	| ({ kind: 'stall'; after?: 'nothing' } & InPlaceOfAnswer)
	/** Nothing more comes after the head of the vendor's answer, or after half of its body. */
	| { kind: 'stall'; after: 'head' | 'half' }
	/** Closes the connection instead of answering; `unread`: before the body was read. */
	| ({ kind: 'drop'; unread?: boolean } & InPlaceOfAnswer);

/** What a fault of the kind `answer` sends. Objects and arrays as JSON, text and bytes as they are. */
export interface FixedAnswer {
	status?: number;
	headers?: Record<string, string>;
	body?: unknown;
}

export type Charset =
	| 'iso-8859-1'
	| 'iso-8859-2'
	| 'windows-1250'
	| 'windows-1252'
	| 'utf-16'
	| 'utf-16le'
	| 'utf-16be';

/** What was seen at the vendor's side. Kept in order of arrival. */
export interface RecordedRequest {
	vendor: VendorName;
	/** null when no operation of the contract matched. */
	operationId: string | null;
	/** The documented call (see `x-calls` in `README.md`); equals operationId where the contract has no `x-calls`. */
	call: string | null;
	method: string;
	path: string;
	query: Record<string, string | string[]>;
	headers: Record<string, string>;
	body: unknown;
	/** Status answered; 0 when the connection was dropped. */
	status: number;
	/**
	 * Whether the contract accepts the request (keys and tokens are the vendor's business). Of a
	 * request that a fault dropped unread, only path and method are known.
	 */
	valid: boolean;
	findings: { where: string; message: string }[];
	/** The fault that it met. */
	fault?: Fault['kind'];
	/** Milliseconds since the sandbox started. */
	at: number;
	/** Requests in flight at this vendor when this one arrived, itself included. */
	inFlight: number;
}
