import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { load, searched } from '../../shared/pickers';
import { dictionarySpec, dictionaryValues, LEAD_SOURCE } from '../api/dictionaries';
import { egito } from '../transport';

/** Sources of leads by label. */
export async function searchLeadSources(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const { body } = await load(
		this,
		egito,
		async ({ call }) => await call(dictionarySpec(LEAD_SOURCE)),
	);
	const entries = dictionaryValues(body).map(({ id, label }) => ({ name: label, value: id }));
	return searched(entries, filter);
}
