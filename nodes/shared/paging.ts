import type { IDataObject } from 'n8n-workflow';

import type { Paging, RequestSpec, VendorResponse } from './operation';

/** A guard against endless lists; at 100 records a page this is 100,000 records. */
export const MOST_PAGES = 1_000;

export interface Collected {
	records: IDataObject[];
	/** True when `MOST_PAGES` ended the list, so that there may be more. */
	capped: boolean;
}

/**
 * Fetches pages until there are `limit` records or no more. Ends on an empty page, on a page that
 * brings nothing new (an API that ignores paging repeats itself), and on a cursor seen before.
 */
export async function collect(
	call: (spec: RequestSpec) => Promise<VendorResponse>,
	spec: RequestSpec,
	paging: Paging,
	limit = Infinity,
): Promise<Collected> {
	const size = pageSizeFor(limit, paging.pageSize);
	const records: IDataObject[] = [];
	const seen = new Set<string>();
	const cursors = new Set<string>();
	let cursor: string | undefined;
	for (let index = 0; records.length < limit; index++) {
		if (index >= MOST_PAGES) return { records, capped: true };
		const page = { index, size, cursor };
		const response = await call(paging.request(spec, page));
		const received = paging.records(response);
		const fresh = freshIn(received, seen, paging.identity);
		records.push(...fresh);
		if (received.length === 0 || fresh.length === 0) break;
		if (!paging.next) continue;
		cursor = paging.next(response, page);
		if (cursor === undefined || cursors.has(cursor)) break;
		cursors.add(cursor);
	}
	return { records: records.slice(0, limit), capped: false };
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
