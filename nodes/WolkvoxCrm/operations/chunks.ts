import type { IDataObject } from 'n8n-workflow';

import { isVendorError, VendorError } from '../../shared/nodeErrors';
import type { BulkResult, Flow, RequestSpec } from '../../shared/operation';
import { isPreview } from '../../shared/preview';
import { isRecord } from '../../shared/values';
import { dataIn } from '../api/envelope';
import { littleLeft, quotaIn } from '../api/quota';
import { tokenInformation } from '../credential';

/** One input item of a bulk call and what it contributes. */
interface Entry {
	flow: Flow;
	/** Items of different keys (modules) never share a call. */
	key: string;
	value: IDataObject;
}

interface Bulk {
	/** Reads and checks one item. */
	entry(flow: Flow): { key: string; value: IDataObject };
	request(key: string, values: IDataObject[], first: Flow): RequestSpec;
	/** What goes out beside what the vendor answered for the row. */
	output(value: IDataObject): IDataObject;
}

const DEFAULT_CHUNK = 100;

/**
 * Sends all items in chunks, one call each, in order. The vendor documents neither an answer per row
 * nor what becomes of a chunk with a bad row, so a refused chunk is reported at each of its items.
 */
export async function runInChunks(flows: Flow[], bulk: Bulk): Promise<BulkResult[]> {
	if (flows.length === 0) return [];
	const [first] = flows;
	const stopsOnError = !first.engine.continueOnFail();
	const results: BulkResult[] = [];
	const entries: Entry[] = [];
	for (const flow of flows) {
		try {
			entries.push({ flow, ...bulk.entry(flow) });
		} catch (error) {
			results.push({ flow, error: error as Error });
			if (stopsOnError) return results;
		}
	}
	const chunks = inChunks(entries, first.parameters.optionalNumber('options.chunkSize'));
	await checkQuota(first, chunks.length);
	const pause = first.parameters.optionalNumber('options.batching.batch.batchInterval') ?? 0;
	for (const [index, chunk] of chunks.entries()) {
		if (index > 0 && pause > 0) await first.wait(pause);
		const outcome = await sendChunk(chunk, bulk);
		results.push(...outcome);
		if (stopsOnError && outcome.some(({ error }) => error)) break;
	}
	return results;
}

/** Neighbours of one key, at most `size` together. */
function inChunks(entries: Entry[], size = DEFAULT_CHUNK): Entry[][] {
	const longest = Math.max(1, Math.floor(size));
	const chunks: Entry[][] = [];
	for (const entry of entries) {
		const last = chunks[chunks.length - 1];
		if (last && last.length < longest && last[0].key === entry.key) last.push(entry);
		else chunks.push([entry]);
	}
	return chunks;
}

/** With *Check Quota First*, a run that the token cannot pay for does not start. */
async function checkQuota(flow: Flow, calls: number): Promise<void> {
	if (!flow.parameters.flag('options.checkQuota') || flow.previewing) return;
	const { body } = await flow.call(tokenInformation);
	const quota = quotaIn(dataIn(body));
	if (quota.available !== undefined && quota.available < calls) {
		throw new VendorError({
			message: `The token has ${quota.available} calls left for today, and this run needs ${calls}`,
			hint: `Nothing was sent. Send fewer items, raise Options > Chunk Size, or wait until the count starts again${quota.restartsAt ? ` at about ${quota.restartsAt}` : ''}.`,
			failure: {
				cause: 'quota-exhausted',
				...(quota.restartsAt && { resetsAtEpochMs: Date.parse(quota.restartsAt) }),
			},
		});
	}
	const left = quota.available === undefined ? undefined : quota.available - calls;
	const warning = littleLeft({ ...quota, available: left });
	if (warning) flow.hint(warning);
}

async function sendChunk(chunk: Entry[], bulk: Bulk): Promise<BulkResult[]> {
	const [{ flow, key }] = chunk;
	try {
		const values = chunk.map(({ value }) => value);
		const { body } = await flow.call(bulk.request(key, values, flow));
		const rows = rowsFor(chunk.length, dataIn(body));
		return chunk.map((entry, index) => ({
			flow: entry.flow,
			output: { success: true, ...bulk.output(entry.value), ...rows[index] },
		}));
	} catch (error) {
		if (isPreview(error))
			return chunk.map((entry) => ({ flow: entry.flow, output: error.request }));
		const explained = explainChunk(error as Error, chunk);
		return chunk.map((entry) => ({ flow: entry.flow, error: explained }));
	}
}

/** What was answered for each row, if the answer is a list of just as many objects. */
function rowsFor(count: number, data: unknown): IDataObject[] {
	const isPerRow = Array.isArray(data) && data.length === count && data.every(isRecord);
	return isPerRow ? (data as IDataObject[]) : [];
}

function explainChunk(error: Error, chunk: Entry[]): Error {
	if (!isVendorError(error) || chunk.length === 1) return error;
	const items = `${chunk[0].flow.itemIndex} to ${chunk[chunk.length - 1].flow.itemIndex}`;
	const { problem, status, requestId } = error;
	return new VendorError(
		{
			...problem,
			hint: `${problem.hint ?? ''} The items ${items} were sent in one call and share its fate.`.trim(),
			details: { ...problem.details, chunkItems: items },
		},
		status,
		requestId,
	);
}
