import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { load, searched } from '../../shared/pickers';
import { idOf, titleOf } from '../api/records';
import { egito } from '../transport';
import { settingOf } from './setting';

/** Entries that a picker shows at once; scrolling down asks for more. */
const PAGE = 50;

/**
 * Records of the chosen type by name. Egito publishes no search, so the text is looked for in what
 * its list answers. Without a text, no more pages are fetched than are shown.
 */
export async function searchRecords(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const start = Number(paginationToken ?? 0);
	const found = await load(this, egito, async ({ list, parameters }) => {
		const { dialect, list: call } = settingOf(parameters);
		const isWhole = call.isOnePiece || (filter ?? '').trim() !== '';
		const records = await list(call.spec, call.paging, isWhole ? undefined : start + PAGE + 1);
		const entries = records.flatMap((record) => {
			const id = idOf(record, dialect.idName);
			const title = titleOf(record, dialect.idName);
			return id === undefined ? [] : [{ name: `${title} (${id})`, value: id }];
		});
		return isWhole ? searched(entries, filter).results : entries;
	});
	return {
		results: found.slice(start, start + PAGE),
		...(found.length > start + PAGE && { paginationToken: String(start + PAGE) }),
	};
}
