import type { INodeProperties } from 'n8n-workflow';

import type { BulkOperation } from '../../../shared/operation';
import { API_ROOT } from '../../credential';
import { runInChunks } from '../../operations/chunks';
import { chunkSizeOption, moduleProperty } from '../properties';
import { mappedFields, moreFields } from './fields/properties';
import { fieldsOf } from './fields/read';

export const checkQuotaOption: INodeProperties = {
	displayName: 'Check Quota First',
	name: 'checkQuota',
	type: 'boolean',
	default: false,
	description:
		'Whether to ask first how many calls the token has left (one call more), and not to start a run that it cannot pay for',
};

/** https://www.crmvox.com/en/insert-many-2/ */
export const createMany: BulkOperation = {
	name: 'Create Many',
	value: 'createMany',
	action: 'Create many records',
	description: 'Create a record for each input item with as few calls as possible',
	kind: 'write',
	properties: [moduleProperty, mappedFields('add'), moreFields],
	options: [checkQuotaOption, chunkSizeOption],
	runAll: async (flows) =>
		await runInChunks(flows, {
			entry: (flow) => ({ key: flow.parameters.text('module'), value: fieldsOf(flow) }),
			request: (module, fields) => ({
				method: 'POST',
				path: `${API_ROOT}/custom/insertMany.php`,
				body: { module, fields },
			}),
			output: () => ({}),
		}),
};
