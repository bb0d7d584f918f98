import type { FlowOperation } from '../../shared/operation';
import type { RequestSpec } from '../../shared/request';
import { filterQuery } from '../api/filters';
import { paged, unpaged } from '../api/paging';
import { flatten } from '../api/read';
import type { PartTable } from '../tables/table';
import { filterFields } from './fieldInputs';
import { companyInput, narrowedInput, parentInputs, readFullRecord } from './inputs';
import { listRecords } from './records';
import { canRead, listPath, namesFor, type Target } from './target';

/** What a list is asked for, and whether each of its records is read by itself. */
export interface ListInput {
	spec: RequestSpec;
	isFull: boolean;
}

export function getMany(target: Target): FlowOperation<ListInput> {
	const { table } = target;
	const { filters = [], narrowedBy }: PartTable = table;
	const isThin = canRead(target) && !table.unpaged;
	return {
		...namesFor('getMany', target),
		kind: 'read',
		list: true,
		properties: [
			companyInput,
			...parentInputs(target),
			...(narrowedBy ? [narrowedInput(narrowedBy, target)] : []),
			...filterFields(filters),
		],
		options: isThin ? [readFullRecord] : [],
		input: (parameters) => ({
			spec: {
				method: 'GET',
				path: listPath(target, parameters),
				query: filterQuery(filters, parameters),
			},
			isFull: isThin && parameters.flag('options.readFullRecord'),
		}),
		run: async (flow, { spec, isFull }) =>
			await listRecords(flow, spec, table.unpaged ? unpaged : paged, table, isFull),
		simplify: (record) => flatten(record, table.fields),
	};
}
