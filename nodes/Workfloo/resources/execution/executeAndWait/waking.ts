import type {
	IDataObject,
	INodeProperties,
	IWebhookDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';

import { isRecord } from '../../../../shared/values';
import { reportOf, type Supplies } from '../../../api/report';
import { FINAL_STATUSES, readStatus, type RunStatus, textOf } from '../../../api/status';

/** How *Execute and Wait* is woken by Workfloo's callback. */

export const NOTHING_SUPPLIED: Supplies = { answers: {}, documents: {}, corrections: {} };

export const waitForProperty: INodeProperties = {
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
};

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

/** Whether a status is what the user waits for. */
export function isAwaited(status: RunStatus, waitFor: string, finals: string[]): boolean {
	const { state } = readStatus(status, finals);
	return state === 'ended' || (waitFor === 'pause' && state === 'waiting');
}

/**
 * Takes a callback for a sleeping execution. Callbacks about anything else than what is waited for are
 * acknowledged and change nothing: the execution sleeps on.
 */
export async function wakeUp(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	const status: unknown = this.getBodyData();
	const waitFor = this.getNodeParameter('waitFor', 'end') as string;
	const finals = entriesOf(this, 'options.finalStatuses') ?? FINAL_STATUSES;
	if (!isRecord(status) || !isAwaited(status, waitFor, finals)) {
		return { webhookResponse: { received: true, resumed: false } };
	}
	const json: IDataObject = reportOf(status, finals, NOTHING_SUPPLIED, { timedOut: false });
	return {
		webhookResponse: { received: true, resumed: true },
		workflowData: [[{ json, pairedItem: { item: 0 } }]],
	};
}

/** Entries of a comma-separated parameter; undefined when it is empty. */
export function entriesOf(hook: IWebhookFunctions, name: string): string[] | undefined {
	const entries = textOf(hook.getNodeParameter(name, ''))
		.split(',')
		.map((entry) => entry.trim())
		.filter((entry) => entry !== '');
	return entries.length > 0 ? entries : undefined;
}
