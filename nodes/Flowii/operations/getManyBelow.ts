import type { FlowOperation } from '../../shared/operation';
import { paged, unpaged } from '../api/paging';
import { flatten } from '../api/read';
import type { Table } from '../tables/table';
import type { ListInput } from './getMany';
import { companyInput, readFullRecord } from './inputs';
import { ownerInputs, ownerPath, ownersInWords } from './owners';
import { listRecords } from './records';
import { canRead, manyOf } from './target';

/** The records of a kind that belong to one other record: the tasks of a partner. */
export function getManyBelow(
	table: Table & Required<Pick<Table, 'below'>>,
): FlowOperation<ListInput> {
	const { owners, segment, description, unpaged: isWhole } = table.below;
	const isOnlyList = table.verbs.getMany === undefined;
	const isThin = canRead({ table });
	return {
		name: isOnlyList ? 'Get Many' : 'Get Many by Record',
		value: isOnlyList ? 'getMany' : 'getManyByRecord',
		action: `Get many ${manyOf(table)} of ${ownersInWords(owners)}`,
		description,
		kind: 'read',
		list: true,
		properties: [companyInput, ...ownerInputs(owners)],
		options: isThin ? [readFullRecord] : [],
		input: (parameters) => ({
			spec: { method: 'GET', path: `${ownerPath(owners, parameters)}/${segment}` },
			isFull: isThin && parameters.flag('options.readFullRecord'),
		}),
		run: async (flow, { spec, isFull }) =>
			await listRecords(flow, spec, isWhole ? unpaged : paged, table, isFull),
		simplify: (record) => flatten(record, table.fields),
	};
}
