import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { load } from '../../shared/pickers';
import { asText } from '../../shared/values';
import { listRequest, runPaging } from '../api/paging';
import { simplifiedRun } from '../api/records';
import { listOf } from '../api/status';
import { workfloo } from '../transport';

/** Runs, newest first, a page at a time; the search text is part of the workfloo's name. */
export async function searchExecutions(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await load(this, workfloo, async (loader) => {
		const page = { index: 0, size: runPaging.pageSize, cursor: paginationToken };
		const spec = listRequest({ name: filter === '' ? undefined : filter });
		const response = await loader.call(runPaging.request(spec, page));
		const runs = listOf(response.body);
		return {
			results: runs.map((run) => ({ name: labelOf(simplifiedRun(run)), value: asText(run.id) })),
			// Without a `Link` header only an empty page ends the list.
			...(runs.length > 0 && { paginationToken: runPaging.next?.(response, page) }),
		};
	});
}

function labelOf({ name, applicant, status, createdAt }: IDataObject): string {
	const day = typeof createdAt === 'string' ? createdAt.slice(0, 10) : '';
	return [name, applicant, status, day]
		.filter((part) => typeof part === 'string' && part !== '')
		.join(' · ');
}
