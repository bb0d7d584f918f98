import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { load, searched } from '../../shared/pickers';
import { dictionaryCall, dictionaryValues, LEAD_SOURCE } from '../api/dictionaries';
import { egito } from '../transport';

/** Sources of leads by label. */
export async function searchLeadSources(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const { spec, paging } = dictionaryCall(LEAD_SOURCE);
	const values = await load(this, egito, async ({ list }) => await list(spec, paging));
	const entries = dictionaryValues(values).map(({ id, label }) => ({ name: label, value: id }));
	return searched(entries, filter);
}
