import type { IDataObject } from 'n8n-workflow';

import { namedPaging, type PageReader } from '../../shared/namedPaging';
import type { Flow } from '../../shared/operation';
import { inOnePiece, type Paging } from '../../shared/paging';
import type { RequestSpec } from '../../shared/request';
import { announcedIn, recordIdIn, recordsIn } from '../api/envelope';
import { foundRecords } from '../api/evidence';

/** How records are read, whatever asks for them. */
const pages: PageReader = {
	records: ({ body }) => recordsIn(body),
	announced: ({ body }) => announcedIn(body),
	identity: recordIdIn,
};

export interface Search {
	spec: RequestSpec;
	/** How the user says that pages are asked for; undefined: in one piece. */
	paging?: Paging;
}

type Paged = Parameters<typeof namedPaging>[0];

/** A search with the pages that the user described. */
export function paged(spec: RequestSpec, parameters: Paged): Search {
	return { spec, paging: namedPaging(parameters, pages) };
}

/** The same for a script that compares a field with a value. All of them are POSTs. */
export function searchFor(path: string, body: IDataObject, parameters: Paged): Search {
	return paged({ method: 'POST', path, kind: 'read', evidence: foundRecords, body }, parameters);
}

/** The records of a search: its pages, or what one answer brings. */
export async function searched(flow: Flow, { spec, paging }: Search): Promise<IDataObject[]> {
	return await flow.list(spec, paging ?? inOnePiece(pages.records, pages));
}

/** The same for scripts that take a limit; with pages, the size of a page is the user's to name. */
export async function searchedUpToLimit(flow: Flow, search: Search): Promise<IDataObject[]> {
	if (search.paging || !Number.isFinite(flow.limit)) return await searched(flow, search);
	const body = { ...(search.spec.body as IDataObject), limit: String(flow.limit) };
	return await searched(flow, { spec: { ...search.spec, body } });
}
