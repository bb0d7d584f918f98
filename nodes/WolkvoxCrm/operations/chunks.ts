import type { IDataObject } from 'n8n-workflow';

import { refusalUnder200 } from '../../shared/answerProblems';
import { isVendorError, VendorError, withMore } from '../../shared/nodeErrors';
import type { BulkEntry, BulkResult, BulkRun, Flow } from '../../shared/operation';
import { isPreview } from '../../shared/preview';
import { ordinals } from '../../shared/progress';
import { type ParametersIn, properties, type Reader } from '../../shared/reader';
import { isRecord } from '../../shared/values';
import { dataIn, listIn, recordIdIn } from '../api/envelope';
import { changed } from '../api/evidence';
import { littleLeft, type Quota, quotaIn, quotaRequest } from '../api/quota';

/** Options of every operation that sends many items in one call. */
export const bulkOptions = properties(
	{
		displayName: 'Check Quota First',
		name: 'checkQuota',
		type: 'boolean',
		default: false,
		description:
			'Whether to ask first how many calls the token has left (one call more), and not to start a run that it cannot pay for',
	},
	{
		displayName: 'Chunk Size',
		name: 'chunkSize',
		type: 'number',
		default: 100,
		typeOptions: { minValue: 1 },
		description:
			'How many rows go into one call. Each call costs one unit of the daily quota. The value of the first item counts.',
	},
);

interface BulkOptions {
	chunkSize: number;
	checksQuota: boolean;
}

const DEFAULT_CHUNK = 100;

export function bulkOptionsOf(
	parameters: Reader<ParametersIn<typeof bulkOptions, 'options.'>>,
): BulkOptions {
	const size = parameters.optionalNumber('options.chunkSize') ?? DEFAULT_CHUNK;
	return {
		chunkSize: Math.max(1, Math.floor(size)),
		checksQuota: parameters.flag('options.checkQuota'),
	};
}

/** What one item gives to a bulk call. */
export interface BulkRow {
	/** The call without its rows; only rows of the same call travel together. */
	call: { method: 'POST' | 'PUT'; path: string; body: IDataObject };
	/** Member of the body that takes the rows. */
	rowsIn: string;
	row: IDataObject;
	/** What goes out beside what the vendor answered for the row; `wolkvox_id` tells which answer is its. */
	known: IDataObject;
	options: BulkOptions;
}

/** A row with the items that it stands for: several, where they concern the same record. */
export interface Shipment extends BulkRow {
	flows: Flow[];
}

export function shipmentsOf(entries: Array<BulkEntry<BulkRow>>): Shipment[] {
	return entries.map(({ flow, input }) => ({ ...input, flows: [flow] }));
}

/**
 * Sends all rows in chunks, one call each. The vendor documents neither an answer per row nor what
 * becomes of a chunk with a bad row, so a refused chunk is reported at each of its items.
 */
export async function runInChunks(shipments: Shipment[], run: BulkRun): Promise<BulkResult[]> {
	const [{ options, flows }] = shipments;
	const chunks = inChunks(shipments, options.chunkSize);
	if (options.checksQuota) await checkQuota(flows[0], chunks.length);
	const results: BulkResult[] = [];
	for (const [index, chunk] of chunks.entries()) {
		if (index > 0 && run.interval > 0) await flows[0].wait(run.interval);
		const outcome = await send(chunk);
		results.push(...outcome);
		run.done(outcome.length);
		if (run.stopsOnError && outcome.some(({ error }) => error && !isPreview(error))) break;
	}
	return results;
}

/** Rows of the same call, in their order and at most `size` together, however they are mixed. */
function inChunks(shipments: Shipment[], size: number): Shipment[][] {
	const groups = new Map<string, Shipment[]>();
	for (const shipment of shipments) {
		const key = JSON.stringify([shipment.call, shipment.rowsIn]);
		const group = groups.get(key) ?? [];
		groups.set(key, group);
		group.push(shipment);
	}
	return [...groups.values()].flatMap((group) =>
		Array.from({ length: Math.ceil(group.length / size) }, (_, index) =>
			group.slice(index * size, (index + 1) * size),
		),
	);
}

/** With *Check Quota First*, a run that the token cannot pay for does not start. */
async function checkQuota(flow: Flow, calls: number): Promise<void> {
	if (flow.previewing) return;
	const { body } = await flow.call(quotaRequest);
	const quota = quotaIn(dataIn(body));
	const { available = 0 } = quota;
	if (available < calls) throw tooExpensive(quota, calls);
	const warning = littleLeft({ ...quota, available: available - calls });
	if (warning) flow.hint(warning);
}

function tooExpensive({ available, restartsAt }: Quota, calls: number): VendorError {
	return new VendorError({
		message: `The token has ${available} calls left for today, and this run needs ${calls}`,
		hint: `Nothing was sent. Send fewer items, raise Options > Chunk Size, or wait until the count starts again${restartsAt ? ` at about ${restartsAt}` : ''}.`,
		failure: {
			cause: 'quota-exhausted',
			...(restartsAt && { resetsAtEpochMs: Date.parse(restartsAt) }),
		},
	});
}

async function send(chunk: Shipment[]): Promise<BulkResult[]> {
	const [{ call, rowsIn, flows }] = chunk;
	const rows = chunk.map(({ row }) => row);
	try {
		const { body } = await flows[0].call({
			...call,
			evidence: changed(rows.length),
			body: { ...call.body, [rowsIn]: rows },
		});
		const answers = answersFor(chunk, body);
		return chunk.flatMap((shipment, index) => resultsOf(shipment, answers[index]));
	} catch (error) {
		const explained = explain(error as Error, chunk);
		return chunk.flatMap((shipment) => resultsOf(shipment, { error: explained }));
	}
}

type Answer = { output: IDataObject } | { error: Error };

function resultsOf({ flows, known }: Shipment, answer: Answer): BulkResult[] {
	return flows.map((flow) =>
		'error' in answer
			? { flow, error: answer.error }
			: { flow, output: { ...answer.output, ...('success' in answer.output && known) } },
	);
}

/**
 * What the answer says about each row: one entry for each of them, if `data` is a list of that length.
 * Entries are records or only IDs, and any of them can say no. What cannot be told apart by row goes to
 * all of them.
 */
function answersFor(chunk: Shipment[], body: unknown): Answer[] {
	const data = dataIn(body);
	const list = listIn(data) ?? (chunk.length === 1 ? [data] : undefined);
	const message = isRecord(body) && typeof body.msg === 'string' ? { msg: body.msg } : {};
	const success = { success: true, ...message };
	if (list?.length !== chunk.length) {
		if (list && list.length > 0) throw unmatched(chunk.length, list.length);
		const rest = isRecord(data) && Object.keys(data).length > 0 ? { data } : {};
		return chunk.map(() => ({ output: { ...success, ...rest } }));
	}
	const givesIds = list.some((entry) => recordIdIn(entry) !== undefined);
	return inOrderOf(chunk, list).map((entry) => {
		const id = recordIdIn(entry);
		const refusal = refusalOf(entry, givesIds && id === undefined);
		if (refusal) return { error: refusal };
		const own = { ...(isRecord(entry) && entry), ...(id !== undefined && { wolkvox_id: id }) };
		return { output: { ...success, ...own, success: true } };
	});
}

/** By ID where each row has one and is answered under it, else as they come. */
function inOrderOf(chunk: Shipment[], list: unknown[]): unknown[] {
	const byId = new Map(list.map((entry) => [recordIdIn(entry), entry]));
	const ids = chunk.map(({ known }) => recordIdIn(known));
	return ids.every((id) => id !== undefined && byId.has(id)) ? ids.map((id) => byId.get(id)) : list;
}

function refusalOf(entry: unknown, lacksId: boolean): VendorError | undefined {
	const refusal = refusalUnder200(entry);
	if (!refusal && !lacksId) return undefined;
	const said = typeof entry === 'string' ? entry.trim() : '';
	return new VendorError({
		message:
			said || 'wolkvox CRM gave no ID for this row, though it gave one for others of the call',
		...refusal,
		hint: 'The other rows of the call have their own answers. Correct this one and send it alone.',
	});
}

function unmatched(count: number, answered: number): VendorError {
	return new VendorError({
		message: `wolkvox CRM took ${count} rows and answered for ${answered}`,
		hint: 'Which of them were carried out is not known: look at the records before repeating it.',
	});
}

function explain(error: Error, chunk: Shipment[]): Error {
	const items = chunk.flatMap(({ flows }) => flows.map(({ itemIndex }) => itemIndex));
	if (!isVendorError(error) || items.length === 1) return error;
	const hint = `${error.problem.hint ?? ''} The ${ordinals(items)} items were sent in one call and share its fate.`;
	const chunkItems = rangeOf(items.sort((a, b) => a - b));
	return withMore(error, { hint: hint.trim(), details: { chunkItems } });
}

/** Indexes as n8n counts them, from 0: `3 to 7` for neighbours, else each of them. */
function rangeOf(items: number[]): string {
	const first = items[0];
	const last = items[items.length - 1];
	return last - first === items.length - 1 ? `${first} to ${last}` : items.join(', ');
}
