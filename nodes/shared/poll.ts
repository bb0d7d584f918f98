import { createHash } from 'node:crypto';

import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import { Caller, type CallSettings, DEFAULT_RETRIES, DEFAULT_TIMEOUT } from './call';
import { toNodeError } from './nodeErrors';
import type { Paging, RequestSpec, VendorApi, VendorResponse } from './operation';
import { collect } from './paging';
import { Parameters } from './parameters';

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
	call(spec: RequestSpec): Promise<VendorResponse>;
	list(spec: RequestSpec, paging: Paging, limit?: number): Promise<IDataObject[]>;
}

export interface PollSource {
	/**
	 * The records that were created or changed from `since` to `until`, in any order; more than asked for
	 * does no harm. An API without a time filter returns everything.
	 */
	read(tools: PollTools, since: Date, until: Date): Promise<PolledRecord[]>;
	/** Milliseconds by which windows overlap, for clocks that differ and records that show late. */
	overlap: number;
	/**
	 * `window`: only the records of the last two windows are remembered.
	 * `all`: every record is remembered, for APIs without a time filter.
	 */
	memory: 'window' | 'all';
	/** Milliseconds to look back for the sample in manual mode. */
	sampleWindow: number;
	/** Parameters that choose what is watched; when one changes, watching starts anew. */
	watched: string[];
}

/** Kept in the node's static data: n8n saves it only after a poll that succeeded. */
interface PollState {
	/** Which choice of `watched` parameters it belongs to. */
	key: string;
	/** End of the last window, Unix milliseconds. */
	until: number;
	/** Id and version of each record seen, the latest last. Pairs, because an object would sort numeric ids. */
	seen: Versions;
	/** The same of the window before, in case a read came back incomplete. */
	before: Versions;
}

type Versions = Array<[id: string, version: string]>;

/**
 * Bounds the static data: at about 60 bytes an entry this is a good megabyte. A longer list is remembered
 * whole all the same, or its older records would look new with the next poll.
 */
const MOST_REMEMBERED = 20_000;

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
			? asOutput(await sample(tools, source))
			: asOutput(await newRecords(engine, tools, source));
	} catch (error) {
		throw toNodeError(engine.getNode(), error, undefined);
	}
}

async function sample(tools: PollTools, source: PollSource): Promise<PolledRecord[]> {
	const now = new Date();
	const since = new Date(now.getTime() - source.sampleWindow);
	return (await source.read(tools, since, now)).slice(-SAMPLE_SIZE);
}

async function newRecords(
	engine: IPollFunctions,
	tools: PollTools,
	source: PollSource,
): Promise<PolledRecord[]> {
	const data = engine.getWorkflowStaticData('node');
	const key = keyOf(tools.parameters, source);
	const stored = data.poll as unknown as PollState | undefined;
	const known = stored?.key === key ? stored : undefined;
	// Taken before the call: what changes while it runs belongs to the next window.
	const until = new Date();
	const since = new Date((known?.until ?? until.getTime()) - source.overlap);
	const records = await source.read(tools, since, until);
	const { seen: last = [], before = [] } = known ?? {};
	const versions = records.map(({ id, version }): [string, string] => [id, version]);
	const seen = bounded(
		source.memory === 'all' ? [...last, ...versions] : versions,
		Math.max(MOST_REMEMBERED, versions.length),
	);
	data.poll = {
		key,
		until: until.getTime(),
		seen,
		before: source.memory === 'all' ? [] : last,
	} satisfies PollState as unknown as IDataObject;
	return known ? unseen(records, new Map([...before, ...last])) : [];
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

function keyOf(parameters: Parameters, { watched }: PollSource): string {
	return fingerprintOf(watched.map((name) => parameters.raw(name) ?? null));
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
	const parameters = new Parameters({
		itemIndex: 0,
		timezone: engine.getTimezone(),
		get: (name) => engine.getNodeParameter(name, null) as never,
		getExtracted: (name) => engine.getNodeParameter(name, null, { extractValue: true }) as never,
		binary: async () => {
			throw new Error('A trigger has no input items');
		},
	});
	const settings: CallSettings = {
		maxRetries: DEFAULT_RETRIES,
		timeout: DEFAULT_TIMEOUT,
		preview: 'none',
		parameter: (name) => parameters.optionalLocator(name),
	};
	const call = async (spec: RequestSpec) => await caller.call(spec, 'read', settings);
	return {
		parameters,
		call,
		list: async (spec, paging, limit) => (await collect(call, spec, paging, limit)).records,
	};
}

function asOutput(records: PolledRecord[]): INodeExecutionData[][] | null {
	return records.length === 0 ? null : [records.map(({ json }) => ({ json }))];
}
