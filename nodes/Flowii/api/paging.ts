import { inOnePiece, type Paging } from '../../shared/paging';
import { recordsOf } from './read';

/**
 * Pages count from 0. How many records a page holds at most is not documented, and neither is a link
 * to the next page reliable, so pages are read until one is empty or brings nothing new.
 * https://flowiiapi.docs.apiary.io/
 */
export const paged: Paging = {
	pageSize: 100,
	request: (spec, { index, size }) => ({
		...spec,
		query: { ...spec.query, 'page[number]': index, 'page[size]': size },
	}),
	records: ({ body }) => recordsOf(body),
};

/** Code lists, users and companies come in one piece. */
export const unpaged: Paging = inOnePiece(({ body }) => recordsOf(body));
