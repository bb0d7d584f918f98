import type { IDataObject } from 'n8n-workflow';

import { returnAllAndLimit, simplifyProperty } from '../../../shared/commonProperties';
import type { RequestOperation } from '../../../shared/operation';
import { runPaging } from '../../api/paging';
import { simplifiedDetail, simplifiedRun } from '../../api/records';
import { sandboxMode } from '../properties';
import { listFilters, listQuery } from './listQuery';

/** Source: https://docs.kiban.com/reference/workfloo-get-all-v2 */
export const getMany: RequestOperation = {
	name: 'Get Many',
	value: 'getMany',
	action: 'Get many executions',
	description: 'Get many runs, newest first',
	kind: 'read',
	properties: [...returnAllAndLimit, simplifyProperty, ...listFilters],
	options: [
		{
			displayName: 'Include Steps',
			name: 'content',
			type: 'boolean',
			default: false,
			description:
				'Whether to return every run with all its steps, as Get does. Such answers are large and hold personal data.',
		},
		sandboxMode,
	],
	request: (parameters) => ({
		method: 'GET',
		path: '/api/v2/workfloo',
		query: {
			...listQuery(parameters),
			content: parameters.flag('options.content') ? true : undefined,
		},
	}),
	paging: runPaging,
	simplify: (run: IDataObject, parameters) =>
		parameters.flag('options.content') ? simplifiedDetail(run) : simplifiedRun(run),
};
