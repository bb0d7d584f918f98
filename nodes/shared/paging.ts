import type { IDataObject } from 'n8n-workflow';

import type { RequestSpec, VendorResponse } from './request';

/** One page of a list. `index` counts from 0; `cursor` is whatever `next` returned before. */
export interface Page {
	index: number;
	size: number;
	cursor?: string;
}

export interface Paging {
	/** Records to ask for at once when everything is wanted. */
	pageSize: number;
	/** Pages after which a list counts as endless. Default: `MOST_PAGES`. */
	mostPages?: number;
	request(spec: RequestSpec, page: Page): RequestSpec;
	records(response: VendorResponse): IDataObject[];
	/**
	 * The cursor of the next page, or `undefined` at the end.
	 * Without it pages are counted, until one is empty or brings nothing new.
	 */
	next?(response: VendorResponse, page: Page): string | undefined;
	/** Whether the vendor says of a page that another one follows. */
	leadsOn?(response: VendorResponse): boolean;
	/** How many records the whole list has, where the vendor says so. */
	announced?(response: VendorResponse): number | undefined;
	/** What makes a record the same record, for the repeat guard. Default: its `id`. */
	identity?(record: IDataObject): string | undefined;
}

/** What is kept of a record. */
export type Shape = (record: IDataObject) => IDataObject;

/** A list that comes in one answer. */
export function inOnePiece(records: Paging['records'], more: Partial<Paging> = {}): Paging {
	return {
		pageSize: Number.MAX_SAFE_INTEGER,
		request: (spec) => spec,
		records,
		next: () => undefined,
		...more,
	};
}

/** A guard against endless lists; at 100 records a page this is a million records. */
const MOST_PAGES = 10_000;

export interface Collected {
	records: IDataObject[];
	/** Why the list is not whole, as a sentence without full stop; undefined when nothing speaks against it. */
	gap?: string;
	/** Whether the vendor has more records than the limit let through, as far as it says so. */
	goesOn?: boolean;
}

/**
 * Fetches pages until there are `limit` records or no more. Ends on an empty page, on a page that
 * brings nothing new (an API that ignores paging repeats itself), and on a cursor seen before; if that
 * leaves out records that the vendor announced, `gap` says so.
 *
 * @param shape is not asked whether a record came before: that is told by all of it
 */
export async function collect(
	call: (spec: RequestSpec) => Promise<VendorResponse>,
	spec: RequestSpec,
	paging: Paging,
	limit = Infinity,
	shape: Shape = (record) => record,
): Promise<Collected> {
	const { mostPages = MOST_PAGES } = paging;
	const size = pageSizeFor(limit, paging.pageSize);
	const records: IDataObject[] = [];
	const seen = new Set<string>();
	const cursors = new Set<string>();
	let repeated: number | undefined;
	let lost: string | undefined;
	let received = 0;
	let announced: number | undefined;
	let leadsOn = false;
	let cursor: string | undefined;
	for (let index = 0; records.length < limit; index++) {
		if (index >= mostPages) {
			const gap = `The list did not end after ${mostPages} pages (${records.length} records)`;
			return { records, gap };
		}
		const page = { index, size, cursor };
		const response = await call(paging.request(spec, page));
		const batch = paging.records(response);
		announced = paging.announced?.(response) ?? announced;
		leadsOn = paging.leadsOn?.(response) ?? false;
		const fresh = freshIn(batch, seen, paging.identity);
		// What only repeats earlier pages has not come again.
		if (fresh.length > 0) received += batch.length;
		for (const record of fresh) records.push(shape(record));
		if (fresh.length === 0) {
			const end = endAt(index, batch.length, size, leadsOn);
			if (end.gap !== undefined) return { records, ...end };
			// Whoever knows no pages repeats all of them; a list that goes on after a repetition has lost a page.
			if (batch.length === 0 || repeated !== undefined) break;
			repeated = index + 1;
		} else if (repeated !== undefined) {
			lost ??= repetitionAt(repeated);
			repeated = undefined;
		}
		if (!paging.next) continue;
		cursor = paging.next(response, page);
		if (cursor === undefined || cursors.has(cursor)) break;
		cursors.add(cursor);
	}
	const goesOn = records.length > limit || (announced ?? 0) > limit || leadsOn;
	return {
		records: records.length > limit ? records.slice(0, limit) : records,
		...(goesOn && records.length >= limit && { goesOn }),
		...(lost !== undefined && { gap: lost }),
		...gapBetween(Math.min(announced ?? 0, limit), Math.max(received, records.length)),
	};
}

/** Why a page that brings nothing new is not the end. */
function endAt(
	index: number,
	received: number,
	size: number,
	leadsOn: boolean,
): Pick<Collected, 'gap'> {
	// The vendor obeys the size and not the position, so the rest is out of reach.
	if (received >= size) return { gap: repetitionAt(index + 1) };
	return leadsOn ? { gap: `Page ${index + 1} brought nothing new and announced another` } : {};
}

const repetitionAt = (page: number) => `Page ${page} repeats an earlier one`;

function gapBetween(announced: number, received: number): Pick<Collected, 'gap'> {
	if (announced <= received) return {};
	return { gap: `${announced} records were announced, and ${received} came` };
}

/** Equal pages that together hold `limit` records, so that no more is asked for than is needed. */
function pageSizeFor(limit: number, pageSize: number): number {
	if (!Number.isFinite(limit)) return pageSize;
	const pages = Math.ceil(limit / pageSize);
	return Math.max(1, Math.ceil(limit / Math.max(1, pages)));
}

/**
 * Records that no earlier page held. Records without an identity are kept as long as their page brings
 * anything new: two that look the same may well be different things.
 */
function freshIn(
	received: IDataObject[],
	seen: Set<string>,
	identity: (record: IDataObject) => string | undefined = idOf,
): IDataObject[] {
	const identities = received.map(identity);
	const keys = identities.map((id, index) => id ?? JSON.stringify(received[index]));
	const isNew = keys.map((key) => !seen.has(key));
	for (const key of keys) seen.add(key);
	if (!isNew.includes(true)) return [];
	return received.filter((_, index) => isNew[index] || identities[index] === undefined);
}

function idOf({ id }: IDataObject): string | undefined {
	return typeof id === 'string' || typeof id === 'number' ? `id ${id}` : undefined;
}
