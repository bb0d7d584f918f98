import { returnAllAndLimit, simplifyProperty } from '../../shared/commonProperties';
import type { FlowOperation } from '../../shared/operation';
import { filterQuery } from '../api/filters';
import { inOnePiece, paged } from '../api/paging';
import type { PartTable } from '../tables/table';
import { filterFields } from './fieldInputs';
import { companyInput, narrowedInput, parentInputs, readFullRecord } from './inputs';
import { listRecords } from './records';
import { canRead, collectionPath, namesFor, type Subject } from './subject';

export function getMany(subject: Subject): FlowOperation {
	const { table } = subject;
	const { filters = [], narrowedBy }: PartTable = table;
	return {
		...namesFor('getMany', subject),
		kind: 'read',
		properties: [
			...parentInputs(subject),
			...(narrowedBy ? [narrowedInput(narrowedBy)] : []),
			...returnAllAndLimit,
			...filterFields(filters),
			simplifyProperty,
			companyInput,
		],
		options: canRead(subject) && !table.unpaged ? [readFullRecord] : [],
		run: async (flow) => {
			const spec = {
				method: 'GET',
				path: collectionPath(subject, flow.parameters),
				query: filterQuery(filters, flow.parameters),
			} as const;
			return await listRecords(flow, spec, table.unpaged ? inOnePiece : paged, table);
		},
	};
}
