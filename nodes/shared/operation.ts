import type {
	Failure,
	ICredentialDataDecryptedObject,
	IDataObject,
	IExecuteFunctions,
	IHttpRequestMethods,
	INodeProperties,
	JsonValue,
} from 'n8n-workflow';

import type { Parameters } from './parameters';

/**
 * The vocabulary in which every vendor's operations are written.
 * An operation is data plus small pure functions; items, pairing, retries, paging and
 * failures are the business of `run.ts`.
 */

/** Reads may be repeated at will. Writes are repeated only if the vendor surely did nothing. */
export type Kind = 'read' | 'write';

export type QueryValue = string | number | boolean | null | undefined;

/** One call, relative to the vendor's base URL. `undefined` members are left out. */
export interface RequestSpec {
	method: IHttpRequestMethods;
	/** Starts with a slash. Build it with `path` from `./path`, which encodes every part. */
	path: string;
	query?: Record<string, QueryValue>;
	headers?: Record<string, string | undefined>;
	/** Sent as JSON, with the vendor's media type. At most one of `body`, `form` and `multipart`. */
	body?: JsonBody;
	/** Sent form-encoded. Names are literal: a dot stays a dot. */
	form?: Record<string, QueryValue>;
	multipart?: MultipartPart[];
	/** `binary` hands the raw bytes to `output` as a Buffer. Default: JSON where it parses, else text. */
	answer?: 'json' | 'binary';
	/** Overrides the operation's kind: a POST that only searches is a read. */
	kind?: Kind;
	/** Shown beside the request by *Preview Request*, never sent: what would change, by field. */
	changes?: IDataObject;
}

export type JsonBody = IDataObject | IDataObject[] | JsonValue;

export interface MultipartPart {
	name: string;
	value: string | FileContent;
}

/** A file on its way in or out. */
export interface FileContent {
	content: Buffer;
	fileName: string;
	mimeType: string;
}

/** What came back, whatever the status. Header names are lower case. */
export interface VendorResponse {
	status: number;
	headers: Record<string, string>;
	/** Parsed JSON, else text ('' when empty), or a Buffer for `answer: 'binary'`. */
	body: unknown;
}

/** What a response says went wrong, in the vendor's words. */
export interface VendorProblem {
	message: string;
	/** What the user can do about it. */
	hint?: string;
	/** The vendor's own error code. */
	code?: string;
	/** Further machine-readable facts, for example the errors of single fields. */
	details?: IDataObject;
	failure?: Failure;
	/** The status that counts, where the vendor puts it into the body of an HTTP 200. */
	status?: number;
}

/** A record with files beside it; `run.ts` turns the files into n8n binary data. */
export class RecordWithFiles {
	constructor(
		readonly json: IDataObject,
		readonly files: Record<string, FileContent>,
	) {}
}

export type OutputRecord = IDataObject | RecordWithFiles;
export type Output = OutputRecord | OutputRecord[];

/** One page of a list. `index` counts from 0; `cursor` is whatever `next` returned before. */
export interface Page {
	index: number;
	size: number;
	cursor?: string;
}

export interface Paging {
	/** Records to ask for at once when everything is wanted. */
	pageSize: number;
	request(spec: RequestSpec, page: Page): RequestSpec;
	records(response: VendorResponse): IDataObject[];
	/**
	 * The cursor of the next page, or `undefined` at the end.
	 * Without it pages are counted, until one is empty or brings nothing new.
	 */
	next?(response: VendorResponse, page: Page): string | undefined;
	/** What makes a record the same record, for the repeat guard. Default: its `id`. */
	identity?(record: IDataObject): string | undefined;
}

interface OperationBase {
	/** Title Case, as in the operation picker: `Get Many`. */
	name: string;
	/** Camel case, the stable name in saved workflows: `getMany`. */
	value: string;
	/** Sentence case without articles, as in the node panel: `Get many leads`. */
	action: string;
	description: string;
	kind: Kind;
	/** Parameters without `displayOptions` for resource and operation: `describe.ts` adds them. */
	properties?: INodeProperties[];
	/** More entries for this operation's *Options*, beside the common ones. */
	options?: INodeProperties[];
}

/** The ordinary case: one call (or one paged list) an item. */
export interface RequestOperation extends OperationBase {
	request(parameters: Parameters): RequestSpec | Promise<RequestSpec>;
	/** Default: the body if it is a record or a list of records, else `{ success: true }`. */
	output?(response: VendorResponse, parameters: Parameters): Output;
	/** Makes the operation a list with *Return All* and *Limit*. */
	paging?: Paging;
	/** Applied to each record unless the parameter `simplify` is off. Put `simplifyProperty` in `properties`. */
	simplify?(record: IDataObject, parameters: Parameters): IDataObject;
}

/** Several calls an item: look up, then write. Uses only what `flow` offers. */
export interface FlowOperation extends OperationBase {
	run(flow: Flow): Promise<Output>;
}

/** One run for all items together: bulk calls. Must answer every item. */
export interface BulkOperation extends OperationBase {
	runAll(flows: Flow[]): Promise<BulkResult[]>;
}

/** The fate of one item in a bulk run. `flow` tells which item it is. */
export interface BulkResult {
	flow: Flow;
	output?: Output;
	error?: Error;
}

export type Operation = RequestOperation | FlowOperation | BulkOperation;

/** What an operation with several steps may do. One flow belongs to one item. */
export interface Flow {
	readonly itemIndex: number;
	readonly parameters: Parameters;
	readonly credentials: ICredentialDataDecryptedObject;
	/** True while *Preview Request* is on: the first write (of a read operation the first call) ends the flow and is shown. */
	readonly previewing: boolean;
	/** One call with retries; throws the vendor's error. */
	call(spec: RequestSpec): Promise<VendorResponse>;
	/** All records of a list, or the first `limit`. */
	list(spec: RequestSpec, paging: Paging, limit?: number): Promise<IDataObject[]>;
	/** Computes something once in a run, however many items ask for it at the same time. */
	once<T>(key: string, compute: () => Promise<T>): Promise<T>;
	/** Shows a hint beside the node's output. Repeated hints show once. */
	hint(text: string): void;
	/** Waits; ends early with an error when the execution is cancelled. */
	wait(milliseconds: number): Promise<void>;
	/** n8n itself, for the rare operation that needs the engine (waiting for a callback). */
	readonly engine: IExecuteFunctions;
}

export interface Resource {
	/** Title Case: `Business Case`. */
	name: string;
	/** Camel case: `businessCase`. */
	value: string;
	description?: string;
	operations: Operation[];
}

/** The only things that differ between vendors when a call is made. Lives in `<Vendor>/transport.ts`. */
export interface VendorApi {
	/** As users know it, for messages: `FLOWii`. */
	name: string;
	credentialType: string;
	/** The checked base URL without trailing slash. Throws `InputProblem` on a host that is not the vendor's form. */
	baseUrl(credentials: ICredentialDataDecryptedObject): string;
	/** Credential fields whose values must never be shown. */
	secretFields: string[];
	/** Names of the headers that the credential adds, for *Preview Request*. */
	authenticationHeaders: string[];
	/** Media type of JSON bodies. Default `application/json`. */
	mediaType?: string;
	/** HTTP statuses that mean "log in again". Only for vendors with a login. */
	loginAgainOn?: number[];
	/**
	 * Finds the vendor's own error in a response, under any HTTP status. `undefined` leaves the
	 * judgement to the kernel: web pages, redirects and statuses from 400 on are errors anyway.
	 */
	problemIn(response: VendorResponse, spec: RequestSpec): VendorProblem | undefined;
	/** Completes a problem just before it is thrown, for example with the time at which a quota resets. */
	explain?(problem: VendorProblem, context: CallContext): Promise<VendorProblem>;
	/** Adds what every call of the vendor carries (a company, a tenant name) and may look it up. */
	prepare?(spec: RequestSpec, context: CallContext): RequestSpec | Promise<RequestSpec>;
}

/** What `VendorApi.prepare` and `explain` may use. `parameter` reads a node parameter if the node has it. */
export interface CallContext {
	readonly credentials: ICredentialDataDecryptedObject;
	/** True when the call will be shown instead of sent: then nothing may be looked up for it either. */
	readonly previewing: boolean;
	parameter(name: string): unknown;
	/** A call that is neither prepared nor explained again. */
	call(spec: RequestSpec): Promise<VendorResponse>;
	once<T>(key: string, compute: () => Promise<T>): Promise<T>;
}
