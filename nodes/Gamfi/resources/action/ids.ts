import type { IDataObject } from 'n8n-workflow';

import { path } from '../../../shared/path';
import { type ParametersIn, properties, type Reader } from '../../../shared/reader';
import type { VendorResponse } from '../../../shared/request';
import { isRecord } from '../../../shared/values';
import { PROCESSES } from '../../transport';

/** Which step of which process. Formats are not documented, so any text goes. */
export const actionIds = properties(
	{
		displayName: 'Process ID',
		name: 'processId',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 1001',
		description: 'The running process, as shown in the Gamfi administration panel',
	},
	{
		displayName: 'Action ID',
		name: 'actionId',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 2045',
		description: 'The action in the workflow from which the process was started',
	},
);

type Ids = Reader<ParametersIn<typeof actionIds>>;

/** Both calls answer 204 without a body, so the item says what was done to what. */
export function changeOfAction(parameters: Ids, suffix = '') {
	const processId = parameters.id('processId');
	const actionId = parameters.id('actionId');
	return {
		method: 'POST',
		path: `${PROCESSES}${path`/${processId}/workflowAction/${actionId}`}${suffix}`,
		// Both pages print it, though there is no body.
		headers: { 'Content-Type': 'application/json' },
		processId,
		actionId,
	} as const;
}

export function confirmation(
	{ body }: VendorResponse,
	{ processId, actionId }: ReturnType<typeof changeOfAction>,
): IDataObject {
	return { success: true, processId, actionId, ...(isRecord(body) && body) };
}
