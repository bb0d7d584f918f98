import type {
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IPollFunctions,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { pollRecords } from '../shared/poll';
import { listSearch } from './methods/listSearch';
import { wolkvox } from './transport';
import { triggerProperties, triggerSubtitle } from './trigger/properties';
import { recordSource } from './trigger/watchedRecords';

export class WolkvoxCrmTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'wolkvox CRM Trigger',
		name: 'wolkvoxCrmTrigger',
		icon: { light: 'file:wolkvox.svg', dark: 'file:wolkvox.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: triggerSubtitle,
		description:
			'Work with records, activities, cases and collections in wolkvox CRM, or start when records are new or changed',
		defaults: { name: 'wolkvox CRM Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'wolkvoxCrmApi', required: true }],
		builderHint: {
			searchHint:
				'Starts when records of a module of wolkvox CRM are new or changed. Each poll costs a call of a daily quota: poll every 15 minutes unless it has to be quicker.',
		},
		properties: triggerProperties,
	};

	methods = { listSearch };

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await pollRecords(this, wolkvox, recordSource);
	}
}
