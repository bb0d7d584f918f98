import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { load, searched } from '../../shared/pickers';
import { idOf, titleOf } from '../api/records';
import { egito } from '../transport';
import { recentRecords } from './recentRecords';

/**
 * Records of the chosen type by name. Egito publishes no search, so the text is looked for in what
 * its list answers.
 */
export async function searchRecords(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const records = await load(this, egito, recentRecords);
	const entries = records.flatMap((record) => {
		const id = idOf(record);
		return id === undefined ? [] : [{ name: `${titleOf(record)} (${id})`, value: id }];
	});
	return searched(entries, filter);
}
