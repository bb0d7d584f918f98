import type { Page, Paging, VendorResponse } from '../../shared/operation';
import { listOf } from './status';

/**
 * The list is bare; its neighbours stand in the `Link` header (RFC 5988), which is empty on the last page.
 * Where it is missing altogether, a full page means that there may be another.
 * Source: https://docs.kiban.com/reference/workfloo-get-all-v2
 */
export const runPaging: Paging = {
	// Kiban's own default. Its pages name 1,000 and 10,000 as the most, so neither is relied on.
	pageSize: 100,
	request: (spec, page) => ({
		...spec,
		query: {
			...spec.query,
			page: page.index + 1,
			itemsPerPage: page.size,
			...(page.cursor !== undefined && Object.fromEntries(new URLSearchParams(page.cursor))),
		},
	}),
	records: ({ body }) => listOf(body),
	next,
};

/** The query of the next page. Only the query is followed, so a link never leads to another host. */
function next(response: VendorResponse, page: Page): string | undefined {
	const { link } = response.headers;
	if (link === undefined) {
		return listOf(response.body).length < page.size ? undefined : `page=${page.index + 2}`;
	}
	const target = link
		.split(/,\s*(?=<)/)
		.map((entry) => /^<([^>]*)>(.*)$/.exec(entry.trim()))
		.find((match) => match !== null && /;\s*rel="?next"?/i.test(match[2]));
	return target?.[1].split('?')[1];
}
