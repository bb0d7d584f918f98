import type {
	INodeProperties,
	IWebhookDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';

import { Parameters } from '../../../../shared/parameters';
import { triggerSource } from '../../../../shared/source';
import { isRecord } from '../../../../shared/values';
import { NOTHING_SUPPLIED, reportOf } from '../../../api/report';
import { type Reading, readStatus } from '../../../api/status';
import { finalStatusesOf } from '../../properties';

/** How *Execute and Wait* is woken by Workfloo's callback. */

export const waitForProperty = {
	displayName: 'Wait For',
	name: 'waitFor',
	type: 'options',
	options: [
		{
			name: 'End of Run',
			value: 'end',
			description: 'Sleep through all pauses until the run has ended',
		},
		{
			name: 'Next Pause or End of Run',
			value: 'pause',
			description: 'Go on as soon as the run needs something, or has ended',
		},
	],
	default: 'end',
	description: 'Which report of Workfloo wakes the workflow',
} as const satisfies INodeProperties;

/** The address that `$execution.resumeUrl` names. */
export const waitWebhooks: IWebhookDescription[] = [
	{
		name: 'default',
		httpMethod: 'POST',
		responseMode: 'onReceived',
		path: '',
		restartWebhook: true,
		isFullPath: true,
	},
];

/** Whether a status is what the user waits for. One that nobody knows wakes: it may be the end. */
export function isAwaited({ state }: Reading, waitFor: string | undefined): boolean {
	return state === 'ended' || state === 'unknown' || (waitFor === 'pause' && state === 'waiting');
}

/**
 * Takes a callback for a sleeping execution. Callbacks about anything else than what is waited for are
 * acknowledged and change nothing: the execution sleeps on.
 */
export async function wakeUp(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	const parameters = new Parameters(triggerSource(this));
	const body: unknown = this.getBodyData();
	const reading = readStatus(isRecord(body) ? body : {}, finalStatusesOf(parameters));
	if (!isAwaited(reading, parameters.optionalText('waitFor'))) {
		return { webhookResponse: { received: true, resumed: false } };
	}
	const json = reportOf(reading, NOTHING_SUPPLIED, { timedOut: false });
	return {
		webhookResponse: { received: true, resumed: true },
		workflowData: [[{ json, pairedItem: { item: 0 } }]],
	};
}
