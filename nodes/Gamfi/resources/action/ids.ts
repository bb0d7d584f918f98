import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Parameters } from '../../../shared/parameters';

/** Which step of which process. Formats are not documented, so any text goes. */
export const actionIds: INodeProperties[] = [
	{
		displayName: 'Process ID',
		name: 'processId',
		type: 'string',
		required: true,
		default: '',
		description: 'The running process, as shown in the Gamfi administration panel',
	},
	{
		displayName: 'Action ID',
		name: 'actionId',
		type: 'string',
		required: true,
		default: '',
		description: 'The action in the workflow from which the process was started',
	},
];

/** Both calls answer 204 without a body, so the item says what was done to what. */
export function confirmation(parameters: Parameters): IDataObject {
	return {
		success: true,
		processId: parameters.id('processId'),
		actionId: parameters.id('actionId'),
	};
}
