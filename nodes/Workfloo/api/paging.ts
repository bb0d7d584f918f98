import { evidence } from '../../shared/evidence';
import type { Page, Paging } from '../../shared/paging';
import type { RequestSpec, VendorResponse } from '../../shared/request';
import { isRecord } from '../../shared/values';
import { listOf, textOf } from './status';

/** The list of runs is bare, and an empty one may be `null`, as all lists of Kiban. */
const runs = evidence(
	'a list of runs',
	({ body }) =>
		body === null ||
		(Array.isArray(body) && body.every((run) => isRecord(run) && textOf(run.id) !== '')),
);

/** Source: https://docs.kiban.com/reference/workfloo-get-all-v2 */
export function listRequest(query: RequestSpec['query']) {
	return { method: 'GET', path: '/api/v2/workfloo', query, evidence: runs } as const;
}

/**
 * The neighbours of a page stand in the `Link` header (RFC 5988), which is empty on the last page.
 * Where it is missing or says nothing, the last page is not announced: the list then ends with a page
 * that is empty or brings nothing new.
 * Source: https://docs.kiban.com/reference/workfloo-get-all-v2
 */
export const runPaging: Paging = {
	// Kiban's own default. Its pages name 1,000 and 10,000 as the most, so neither is relied on.
	pageSize: 100,
	request: (spec, page) => ({
		...spec,
		query: { ...spec.query, page: numberOf(page), itemsPerPage: page.size },
	}),
	records: ({ body }) => listOf(body),
	next,
	leadsOn: (response) => linksIn(response).next !== undefined,
};

function numberOf({ index, cursor }: Page): number {
	return cursor === undefined ? index + 1 : Number(cursor);
}

/** The number of the next page. Nothing else of a link is followed: neither its host nor its filters. */
function next(response: VendorResponse, page: Page): string | undefined {
	const counted = String(numberOf(page) + 1);
	const { links, next } = linksIn(response);
	if (links === 0) return response.headers.link?.trim() === '' ? undefined : counted;
	if (next === undefined) return undefined;
	const named = new URLSearchParams(next.split('?')[1]).get('page') ?? '';
	return /^[1-9]\d{0,8}$/.test(named) ? named : counted;
}

function linksIn({ headers }: VendorResponse): { links: number; next?: string } {
	const found = [...(headers.link ?? '').matchAll(/<([^<>]{0,5000})>([^<>]{0,1000})/g)];
	const next = found.find(([, , relation]) => /;\s*rel="?next"?/i.test(relation));
	return { links: found.length, next: next?.[1] };
}
