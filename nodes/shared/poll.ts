import { createHash } from 'node:crypto';

import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	INodeExecutionData,
	IPollFunctions,
} from 'n8n-workflow';

import { Caller, type CallSettings, DEFAULT_RETRIES, DEFAULT_TIMEOUT } from './call';
import { incomplete } from './lists';
import { toNodeError } from './nodeErrors';
import { collect, type Paging } from './paging';
import { Parameters } from './parameters';
import type { RequestSpec, VendorResponse } from './request';
import { triggerSource } from './source';
import type { VendorApi } from './vendor';

/** A record as a trigger sees it. */
export interface PolledRecord {
	id: string;
	/**
	 * What tells one version of the record from the next: a modification date, `fingerprintOf(record)`,
	 * or a constant for triggers that fire on new records only.
	 */
	version: string;
	json: IDataObject;
}

/** What the vendor-specific part of a trigger may use. */
export interface PollTools {
	parameters: Parameters;
	timezone: string;
	credentials: ICredentialDataDecryptedObject;
	call(spec: RequestSpec): Promise<VendorResponse>;
	/** All records of a list, or the first `limit`. Throws when the list is not whole. */
	list(spec: RequestSpec, paging: Paging, limit?: number): Promise<IDataObject[]>;
}

export interface PollSource {
	/**
	 * The records that were created or changed from `since` to `until`, in any order; more than asked for
	 * does no harm. An API without a time filter returns everything. Whatever could not be read whole
	 * must be an error: the next poll then covers the same time again.
	 *
	 * @param known versions by id as remembered; undefined on the first poll
	 * @param last  the ids that the last poll brought
	 */
	read(
		tools: PollTools,
		since: Date,
		until: Date,
		known?: ReadonlyMap<string, string>,
		last?: readonly string[],
	): Promise<PolledRecord[]>;
	/** The newest records, newest first, for somebody who sets the trigger up: with few calls. */
	sample(tools: PollTools, size: number): Promise<PolledRecord[]>;
	/** Milliseconds by which windows overlap, for clocks that differ and records that show late. */
	overlap: number;
	/**
	 * `window`: only the latest records are remembered.
	 * `all`: every record is remembered, for APIs without a time filter.
	 */
	memory: 'window' | 'all';
	/**
	 * Parameters that change what is seen; when one changes, watching starts anew. A function reads what
	 * counts of one that holds more: of a locator its value, and not how it was chosen.
	 */
	watched: Array<string | ((parameters: Parameters) => string)>;
}

/** Kept in the node's static data: n8n saves it only after a poll that succeeded. */
interface PollState {
	/** Which `watched` parameters, host and account it belongs to. */
	key: string;
	/** End of the last window, Unix milliseconds. */
	until: number;
	/** Id and version of each record seen, the latest last. Pairs, because an object would sort numeric ids. */
	seen: Versions;
	/** How many of them, at the end, the last poll brought. */
	listed: number;
}

type Versions = Array<[id: string, version: string]>;

/**
 * Bounds the static data: at about 60 bytes an entry 20,000 are a good megabyte. A list that was once
 * longer is remembered whole all the same, or its older records would look new after one short answer.
 */
const MOST_REMEMBERED = { window: 5_000, all: 20_000 };

/** In manual mode a look at a few records is enough. */
const SAMPLE_SIZE = 5;

/**
 * One poll of a trigger. The first poll only remembers what is there already; later ones return what is
 * new or changed since the last poll that succeeded, once. In manual mode it returns a sample and
 * touches no state.
 *
 * @throws NodeApiError; n8n then keeps the old state, so the next poll covers the same time again
 */
export async function pollRecords(
	engine: IPollFunctions,
	api: VendorApi,
	source: PollSource,
): Promise<INodeExecutionData[][] | null> {
	try {
		const tools = await toolsFor(engine, api);
		return engine.getMode() === 'manual'
			? asOutput((await source.sample(tools, SAMPLE_SIZE)).slice(0, SAMPLE_SIZE))
			: asOutput(await newRecords(engine, api, tools, source));
	} catch (error) {
		throw toNodeError(engine.getNode(), error, undefined);
	}
}

async function newRecords(
	engine: IPollFunctions,
	api: VendorApi,
	tools: PollTools,
	source: PollSource,
): Promise<PolledRecord[]> {
	const data = engine.getWorkflowStaticData('node');
	const key = keyOf(api, tools, source);
	const stored = data.poll as unknown as PollState | undefined;
	const known = stored?.key === key ? stored : undefined;
	// Taken before the call: what changes while it runs belongs to the next window.
	const until = Date.now();
	// A clock that was set back must not leave out what the vendor wrote in the meantime.
	const since = Math.min(known?.until ?? until, until) - source.overlap;
	const before = known?.seen ?? [];
	const records = await source.read(
		tools,
		new Date(since),
		new Date(until),
		known && new Map(before),
		before.slice(before.length - (known?.listed ?? 0)).map(([id]) => id),
	);
	const versions = records.map(({ id, version }): [string, string] => [id, version]);
	const most = Math.max(MOST_REMEMBERED[source.memory], versions.length, before.length);
	data.poll = {
		key,
		until,
		seen: bounded([...before, ...versions], most),
		listed: new Set(versions.map(([id]) => id)).size,
	} satisfies PollState as unknown as IDataObject;
	return known ? unseen(records, new Map(before)) : [];
}

/** Of several versions of a record in one window the last one counts. */
function unseen(records: PolledRecord[], seen: Map<string, string>): PolledRecord[] {
	const latest = new Map(records.map((record) => [record.id, record]));
	return [...latest.values()].filter(({ id, version }) => seen.get(id) !== version);
}

/** One entry an id, the latest version; beyond the bound the oldest are forgotten. */
function bounded(versions: Versions, most: number): Versions {
	const latest = new Map<string, string>();
	for (const [id, version] of versions) {
		latest.delete(id);
		latest.set(id, version);
	}
	return [...latest].slice(-most);
}

/** Everything that changes what is seen: parameters, host and account. */
function keyOf(api: VendorApi, { parameters, credentials }: PollTools, source: PollSource): string {
	return fingerprintOf([
		source.watched.map((watched) =>
			typeof watched === 'string' ? (parameters.raw(watched) ?? null) : watched(parameters),
		),
		api.baseUrl(credentials),
		api.accountFields.map((field) => credentials[field] ?? null),
	]);
}

/** A short hash of any JSON value that does not depend on the order of object members. */
export function fingerprintOf(value: unknown): string {
	return createHash('sha256')
		.update(JSON.stringify(sorted(value)) ?? '')
		.digest('hex')
		.slice(0, 16);
}

function sorted(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(sorted);
	if (value === null || typeof value !== 'object') return value;
	return Object.fromEntries(
		Object.entries(value)
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(([key, entry]) => [key, sorted(entry)]),
	);
}

async function toolsFor(engine: IPollFunctions, api: VendorApi): Promise<PollTools> {
	const caller = await Caller.create(engine, api);
	const parameters = new Parameters(triggerSource(engine));
	const settings: CallSettings = {
		maxRetries: DEFAULT_RETRIES,
		timeout: DEFAULT_TIMEOUT,
		preview: 'none',
		given: api.input?.(parameters) ?? {},
	};
	const call = async (spec: RequestSpec) => await caller.call(spec, 'read', settings);
	return {
		parameters,
		timezone: engine.getTimezone(),
		credentials: caller.credentials,
		call,
		list: async (spec, paging, limit) => {
			const { records, gap } = await collect(call, spec, paging, limit);
			if (gap !== undefined && limit === undefined) {
				throw incomplete(
					gap,
					records.length,
					'Watch less at a time, so that the whole list can be read.',
				);
			}
			return records;
		},
	};
}

function asOutput(records: PolledRecord[]): INodeExecutionData[][] | null {
	return records.length === 0 ? null : [records.map(({ json }) => ({ json }))];
}
