import type { IDataObject } from 'n8n-workflow';

import { evidence, recordsBy } from '../../shared/evidence';
import { namedPaging } from '../../shared/namedPaging';
import type { Flow } from '../../shared/operation';
import { inOnePiece, type Paging } from '../../shared/paging';
import { pairsProperty } from '../../shared/pairs';
import type { Parameters } from '../../shared/parameters';
import type { RequestSpec, VendorResponse } from '../../shared/request';
import { announcedIn, recordsOfList } from './answers';
import type { Dialect } from './dialect';
import { idOf, newestFirst } from './records';
import { readSpec } from './requests';

/** A list call, and how its answers are read. */
export interface ListCall {
	spec: RequestSpec;
	paging: Paging;
	/** Asked for once, because nobody said how this Egito pages its lists. */
	isOnePiece: boolean;
}

/** What reading a list takes; a node's flow, a trigger's tools and a picker's loader have it. */
type Lister = Pick<Flow, 'list'>;

/**
 * The list of a type of record. Asked for once, unless the user described paging under *Options*: how
 * Egito pages its lists is not published.
 */
export function listCall(
	parameters: Parameters,
	dialect: Dialect,
	type: string,
	criteria: IDataObject = {},
): ListCall {
	const { idName, property } = dialect;
	const place = { type, property };
	const read = (response: VendorResponse) => recordsOfList(response, place);
	const where = property === undefined ? '' : ` under '${property}' (Options > Records Property)`;
	const form = evidence(`a list of records${where}`, recordsBy(read).isIn);
	const spec = readSpec(dialect, type, 'list', criteria, form);
	const common = {
		records: (response: VendorResponse) => read(response) ?? [],
		announced: (response: VendorResponse) => announcedIn(response, type),
		identity: (record: IDataObject) => idOf(record, idName),
	};
	const paging = namedPaging(parameters, common);
	return paging === undefined
		? { spec, paging: inOnePiece(common.records, common), isOnePiece: true }
		: { spec, paging, isOnePiece: false };
}

/** Sizes at which servers commonly cut a list without a word. */
const CUT_AT = [10, 15, 20, 25, 30, 40, 50, 100, 200, 250, 500, 1000];

/** Records, and whether there may be more of them that Egito did not speak of. */
export interface Listed {
	records: IDataObject[];
	mayBeCut: boolean;
}

/** All records that a list call is to bring, with a look at whether the list seems cut. */
export async function listAll(
	{ list }: Lister,
	{ spec, paging, isOnePiece }: ListCall,
): Promise<Listed> {
	let isCounted = false;
	const announced = (response: VendorResponse) => {
		const count = paging.announced?.(response);
		isCounted ||= count !== undefined;
		return count;
	};
	const records = await list(spec, { ...paging, announced });
	// One full page and no more: so it looks, too, where the parameter for the page is not known.
	const looksCut = isOnePiece
		? CUT_AT.includes(records.length)
		: records.length === paging.pageSize;
	return { records, mayBeCut: looksCut && !isCounted };
}

/** The newest records with few calls: those with the highest IDs, of the list or of its first page. */
export async function newestOf(
	{ list }: Lister,
	{ spec, paging, isOnePiece }: ListCall,
	{ idName }: Dialect,
	count: number,
): Promise<IDataObject[]> {
	const limit = isOnePiece ? Infinity : Math.max(count, paging.pageSize);
	return newestFirst(await list(spec, paging, limit), idName).slice(0, count);
}

/** Criteria by name; Egito says that lists take some and names none. */
export const queryParameters = pairsProperty({
	displayName: 'Query Parameters',
	name: 'queryParameters',
	row: 'Parameter',
	placeholder: 'e.g. companyName',
	description:
		'Criteria that are passed on as they are. Egito does not publish their names; those of the inputs in the list view of your application are worth a try.',
});
