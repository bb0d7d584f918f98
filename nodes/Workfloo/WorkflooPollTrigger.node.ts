import type {
	INodeExecutionData,
	INodePropertyOptions,
	INodeType,
	INodeTypeDescription,
	IPollFunctions,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { optionsCollection, simplifyProperty } from '../shared/commonProperties';
import { pollRecords } from '../shared/poll';
import { pollNotice, triggerOn } from '../shared/pollProperties';
import { subtitle } from '../shared/subtitle';
import { finalStatuses, sandboxMode } from './resources/properties';
import { workfloo } from './transport';
import { watchedRuns } from './trigger/watchedRuns';

const events: INodePropertyOptions[] = [
	{
		name: 'Execution Ended',
		value: 'ended',
		action: 'On execution ended',
		description: 'A run has come to its end, or to a status that may be one',
	},
	{
		name: 'Execution Changed',
		value: 'changed',
		action: 'On execution changed',
		description: 'A run is new, has come to another step, or has ended',
	},
];

/**
 * The Workfloo Trigger's second mode. It is a node of its own because n8n polls a node that can poll
 * even when a webhook has brought its data, so one node cannot be both.
 */
export class WorkflooPollTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Workfloo Poll Trigger',
		name: 'workflooPollTrigger',
		icon: { light: 'file:workfloo.svg', dark: 'file:workfloo.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: subtitle({ ended: 'Execution ended', changed: 'Execution changed' }, 'event'),
		description:
			'Run credit-origination and onboarding flows in Kiban Workfloo, or start when executions have ended or changed, for n8n that cannot be called from outside',
		defaults: { name: 'Workfloo Poll Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'workflooApi', required: true }],
		properties: [
			pollNotice(
				'Workfloo',
				'Where it can call your n8n, the Workfloo Trigger is told at once and costs no calls.',
			),
			{
				displayName: 'Workfloo Name',
				name: 'workflooName',
				type: 'string',
				default: '',
				placeholder: 'e.g. Crédito personal',
				description: 'Watch only workfloos with this in their name; all if left empty',
			},
			triggerOn(events),
			simplifyProperty,
			optionsCollection([
				finalStatuses,
				{
					displayName: 'Look Back (Days)',
					name: 'lookBack',
					type: 'number',
					default: 30,
					typeOptions: { minValue: 1, maxValue: 365 },
					description:
						'How old a run may be to be watched. Workfloo lists runs by when they were created, so each poll reads this many days.',
				},
				sandboxMode,
			]),
		],
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await pollRecords(this, workfloo, watchedRuns);
	}
}
