import type { IDataObject, IHttpRequestMethods, JsonValue } from 'n8n-workflow';

/** What goes out to a vendor and what comes back. */

/** Reads may be repeated at will. Writes are repeated only if the vendor surely did nothing. */
export type Kind = 'read' | 'write';

export type QueryValue = string | number | boolean | null | undefined;

/**
 * One call, relative to the vendor's base URL. `undefined` members are left out. An operation may put
 * more members beside these, for what its `output` needs to know: `output` gets the spec back.
 */
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
	/** The form of an answer that means success. Default: the vendor's. */
	evidence?: Evidence;
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

/**
 * What an answer must look like to count as a success; anything else is an error, whatever its status.
 * Made by the functions in `./evidence`.
 */
export interface Evidence {
	/** In words, for the message: `a record with an ID`. */
	form: string;
	isIn(response: VendorResponse): boolean;
}
