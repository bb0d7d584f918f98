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
};

function numberOf({ index, cursor }: Page): number {
	return cursor === undefined ? index + 1 : Number(cursor);
}

/** The number of the next page. Nothing else of a link is followed: neither its host nor its filters. */
function next({ headers }: VendorResponse, page: Page): string | undefined {
	const counted = String(numberOf(page) + 1);
	const link = headers.link?.trim();
	if (link === '') return undefined;
	const targets = [...(link ?? '').matchAll(/<([^<>]{0,5000})>([^<>]{0,1000})/g)];
	if (targets.length === 0) return counted;
	const target = targets.find(([, , relation]) => /;\s*rel="?next"?/i.test(relation));
	if (target === undefined) return undefined;
	const named = new URLSearchParams(target[1].split('?')[1]).get('page') ?? '';
	return /^[1-9]\d{0,8}$/.test(named) ? named : counted;
}
