/**
 * What a vendor module of the sandbox (`sandbox/vendors/<vendor>.mts`) provides.
 * Routing, validation against the contract, recording and faults are done by `server.mts`.
 */

export type VendorName = 'gamfi' | 'flowii' | 'egito' | 'wolkvox' | 'workfloo';

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
	refuse(refusal: Refusal, request: Omit<SandboxRequest, 'operationId' | 'params'>): Reply;
	/** By operationId of the contract. Runs only for requests that the contract accepts. */
	handlers: Record<string, (request: SandboxRequest, state: State) => Reply | Promise<Reply>>;
	/** How this vendor reports an error under HTTP 200, for the fault of that name. */
	errorUnder200?(): Reply;
	/** Makes every token that was handed out so far invalid, for the fault `expireTokens`. */
	expireTokens?(state: State): void;
	/** Stops what this state has under way (timers, callbacks). Called at reset and at the end. */
	dispose?(state: State): void;
}

/** One thing that goes wrong on purpose. Faults are used up in the order in which they were set. */
export interface Fault {
	/** Which requests it hits. Default: all but the login. */
	match?: { operationId?: string; method?: string; path?: RegExp | string };
	/** Requests to let pass first. Default 0. */
	skip?: number;
	/** Requests to hit. Default 1. */
	times?: number;
	/**
	 * - `status`: answers `status`, `headers`, `body` without reaching the handler
	 * - `drop`: closes the connection; with `afterHandling` only after the vendor has acted
	 * - `stall`: never answers (until the client gives up)
	 * - `delay`: answers after `milliseconds`
	 * - `cut`: sends the first half of the body and closes
	 * - `html`: answers 200 with an HTML page
	 * - `notJson`: answers 200 with a body that looks like JSON and does not parse
	 * - `errorUnder200`: the vendor's error body with status 200
	 * - `expireTokens`: all tokens handed out so far become invalid, then the request is handled
	 * - `repeatPage`: answers with the previous answer to the same operation again
	 */
	kind:
		| 'status'
		| 'drop'
		| 'stall'
		| 'delay'
		| 'cut'
		| 'html'
		| 'notJson'
		| 'errorUnder200'
		| 'expireTokens'
		| 'repeatPage';
	status?: number;
	headers?: Record<string, string>;
	body?: unknown;
	afterHandling?: boolean;
	milliseconds?: number;
}

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
	/** Whether the contract accepts the request (keys and tokens are the vendor's business). */
	valid: boolean;
	findings: { where: string; message: string }[];
	/** The fault that it met. */
	fault?: Fault['kind'];
	/** Milliseconds since the sandbox started. */
	at: number;
	/** Requests in flight at this vendor when this one arrived, itself included. */
	inFlight: number;
}
