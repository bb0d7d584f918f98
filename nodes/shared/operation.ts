import type { ICredentialDataDecryptedObject, IDataObject, INodeProperties } from 'n8n-workflow';

import type { Collected, Paging, Shape } from './paging';
import type { Parameters } from './parameters';
import type { Known, ParametersIn, Reader } from './reader';
import type { FileContent, Kind, RequestSpec, VendorResponse } from './request';

/**
 * The vocabulary in which every vendor's operations are written. An operation is data plus small pure
 * functions; items, pairing, retries, paging and failures are the business of `run.ts`.
 *
 * Reading comes before calling: `request` and `input` read what the user entered and cannot call;
 * `output`, `run` and `runAll` call and have nothing left to read.
 */

/** A record with files beside it; `run.ts` turns the files into n8n binary data. */
export class RecordWithFiles {
	constructor(
		readonly json: IDataObject,
		readonly files: Record<string, FileContent>,
	) {}
}

/** `subject` of an operation that adds a record: no other item can mean the same one. */
export const newRecord = (): undefined => undefined;

export type OutputRecord = IDataObject | RecordWithFiles;
export type Output = OutputRecord | OutputRecord[];

interface OperationBase {
	/** Title Case, as in the operation picker: `Get Many`. */
	name: string;
	/** Camel case, the stable name in saved workflows: `getMany`. */
	value: string;
	/** Sentence case without articles, as in the node panel: `Get many leads`. */
	action: string;
	description: string;
	kind: Kind;
	/**
	 * Parameters without `displayOptions` for resource and operation: `describe.ts` adds them, and
	 * *Return All*, *Limit* and *Simplify* where the operation is a list or has `simplify`.
	 */
	properties?: readonly INodeProperties[];
	/** More entries for this operation's *Options*, beside the common ones. */
	options?: readonly INodeProperties[];
}

/** The ordinary case: one call (or one paged list) an item. */
export interface RequestOperation<S extends RequestSpec = RequestSpec> extends OperationBase {
	request(parameters: Parameters): S | Promise<S>;
	/** Default: the body if it is a record or a list of records, else `{ success: true }`. */
	output?(response: VendorResponse, spec: S): Output;
	/** Makes the operation a list with *Return All* and *Limit*. */
	paging?: Paging;
	/** Applied to each record unless *Simplify* is off. */
	simplify?(record: IDataObject, spec: S): IDataObject;
	/**
	 * The record that a change names, as any text: items that name the same one run in their order, the
	 * others side by side. Default: the path. Creating has `newRecord`.
	 */
	subject?(spec: S): string | undefined;
}

/** Several calls an item: look up, then write. Uses only what `flow` offers. */
export interface FlowOperation<I = unknown> extends OperationBase {
	input(parameters: Parameters): I | Promise<I>;
	run(flow: Flow, input: I): Promise<Output>;
	/** Makes the operation a list with *Return All* and *Limit*: `flow.limit`, and the kernel cuts. */
	list?: true;
	/** Applied to each record unless *Simplify* is off. */
	simplify?(record: IDataObject, input: I): IDataObject;
	/** The same as in a request. Default: all items of a change run in their order. */
	subject?(input: I): string | undefined;
}

/** One run for all items together: bulk calls. Must answer every entry. */
export interface BulkOperation<I = unknown> extends OperationBase {
	input(parameters: Parameters): I | Promise<I>;
	runAll(entries: Array<BulkEntry<I>>, run: BulkRun): Promise<BulkResult[]>;
}

/** One item of a bulk run. */
export interface BulkEntry<I> {
	flow: Flow;
	input: I;
}

export interface BulkRun {
	/** True unless *On Error* continues: then nothing more is sent after a failure. */
	stopsOnError: boolean;
	/** *Batch Interval* in milliseconds. */
	interval: number;
	/** So many more items have come to their end, for a word on how far a long run is. */
	done(items: number): void;
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
	readonly credentials: ICredentialDataDecryptedObject;
	/** IANA zone of the workflow. */
	readonly timezone: string;
	/** True while *Preview Request* is on: the first write (of a read operation the first call) ends the flow and is shown. */
	readonly previewing: boolean;
	/** How many records a list has to bring; Infinity for *Return All*. */
	readonly limit: number;
	/** How many calls the run may have under way together, at the most. */
	readonly atOnce: number;
	/** One call with retries; throws the vendor's error. */
	call(spec: RequestSpec): Promise<VendorResponse>;
	/**
	 * All records of a list, or the first `limit` (default: what the user asked for), each as `shape`
	 * makes it as soon as its page is there: raw records of a long list are large.
	 */
	list(spec: RequestSpec, paging: Paging, limit?: number, shape?: Shape): Promise<IDataObject[]>;
	/** A list that the operation collected itself, judged as `list` does it. */
	whole(collected: Collected): IDataObject[];
	/** Computes something once in a run, however many items ask for it at the same time. */
	once<T>(key: string, compute: () => Promise<T>): Promise<T>;
	/** Shows a hint beside the node's output. Repeated hints show once. */
	hint(text: string): void;
	/** Waits; ends early with an error when the execution is cancelled. */
	wait(milliseconds: number): Promise<void>;
	/** Puts the execution to sleep. If nobody wakes it before `until`, n8n goes on with `record`. */
	sleep(until: Date, record: IDataObject): Promise<void>;
}

export interface Resource {
	/** Title Case: `Business Case`. */
	name: string;
	/** Camel case: `businessCase`. */
	value: string;
	description?: string;
	/** Stands at the end of the list instead of its place in the alphabet: for what is seldom needed. */
	isLast?: true;
	operations: Operation[];
}

/** What an operation may read: its own properties and, as `options.…`, its own options. */
type Readable<P extends readonly unknown[], O extends readonly unknown[]> =
	| ParametersIn<P>
	| ParametersIn<O, 'options.'>;

type ReaderOf<P extends readonly unknown[], O extends readonly unknown[]> = Reader<
	Extract<Readable<P, O>, Known>
>;

/** An operation whose `request` may read only what `properties` and `options` declare. */
export function requestOperation<
	const P extends readonly INodeProperties[] = [],
	const O extends readonly INodeProperties[] = [],
	S extends RequestSpec = RequestSpec,
>(
	operation: Omit<RequestOperation<S>, 'request' | 'properties' | 'options'> & {
		properties?: P;
		options?: O;
		request(parameters: ReaderOf<P, O>): S | Promise<S>;
	},
): RequestOperation<S> {
	return operation as RequestOperation<S>;
}

/** The same for `input` of an operation with several steps. */
export function flowOperation<
	I,
	const P extends readonly INodeProperties[] = [],
	const O extends readonly INodeProperties[] = [],
>(
	operation: Omit<FlowOperation<I>, 'input' | 'properties' | 'options'> & {
		properties?: P;
		options?: O;
		input(parameters: ReaderOf<P, O>): I | Promise<I>;
	},
): FlowOperation<I> {
	return operation as FlowOperation<I>;
}

/** The same for an operation that runs all items together. */
export function bulkOperation<
	I,
	const P extends readonly INodeProperties[] = [],
	const O extends readonly INodeProperties[] = [],
>(
	operation: Omit<BulkOperation<I>, 'input' | 'properties' | 'options'> & {
		properties?: P;
		options?: O;
		input(parameters: ReaderOf<P, O>): I | Promise<I>;
	},
): BulkOperation<I> {
	return operation as BulkOperation<I>;
}
