import { requestOperation } from '../../../shared/operation';
import { listRequest, runPaging } from '../../api/paging';
import { simplifiedDetail, simplifiedRun } from '../../api/records';
import { sandboxMode } from '../properties';
import { listFilters, listQuery } from './listQuery';

/** Source: https://docs.kiban.com/reference/workfloo-get-all-v2 */
export const getMany = requestOperation({
	name: 'Get Many',
	value: 'getMany',
	action: 'Get many executions',
	description: 'Get many runs, newest first',
	kind: 'read',
	properties: listFilters,
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
	request: (parameters) => {
		const isWhole = parameters.flag('options.content');
		return {
			...listRequest({ ...listQuery(parameters), content: isWhole ? true : undefined }),
			isWhole,
		};
	},
	paging: runPaging,
	simplify: (run, { isWhole }) => (isWhole ? simplifiedDetail(run) : simplifiedRun(run)),
});
