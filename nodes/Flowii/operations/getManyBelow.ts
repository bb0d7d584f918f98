import type { INodeProperties } from 'n8n-workflow';

import { returnAllAndLimit, simplifyProperty } from '../../shared/commonProperties';
import type { FlowOperation } from '../../shared/operation';
import { inOnePiece, paged } from '../api/paging';
import type { ResourceTable } from '../tables/table';
import { companyInput, readFullRecord } from './inputs';
import { ownerInputs, ownerPath, ownersInWords } from './owners';
import { listRecords } from './records';
import { canRead, sentenceCase } from './subject';

/** The records of a kind that belong to one other record: the tasks of a partner. */
export function getManyBelow(
	table: ResourceTable & Required<Pick<ResourceTable, 'below'>>,
): FlowOperation {
	const { owners, segment, unpaged } = table.below;
	const isOnlyList = !table.verbs.includes('getMany');
	const many = sentenceCase(table.plural);
	const inputs: INodeProperties[] = ownerInputs(owners);
	return {
		name: isOnlyList ? 'Get Many' : 'Get Many by Record',
		value: isOnlyList ? 'getMany' : 'getManyByRecord',
		action: isOnlyList ? `Get many ${many}` : `Get many ${many} by record`,
		description: `Get many ${many} that belong to one ${ownersInWords(owners)}`,
		kind: 'read',
		properties: [...inputs, ...returnAllAndLimit, simplifyProperty, companyInput],
		options: canRead({ table }) ? [readFullRecord] : [],
		run: async (flow) => {
			const spec = {
				method: 'GET',
				path: `${ownerPath(owners, flow.parameters)}/${segment}`,
			} as const;
			return await listRecords(flow, spec, unpaged ? inOnePiece : paged, table);
		},
	};
}
