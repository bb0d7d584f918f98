import type {
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IPollFunctions,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { pollRecords } from '../shared/poll';
import { listSearch } from './methods/listSearch';
import { flowii } from './transport';
import { triggerProperties, triggerSubtitle } from './trigger/properties';
import { pollSource } from './trigger/watchedRecords';

export class FlowiiTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'FLOWii Trigger',
		name: 'flowiiTrigger',
		icon: { light: 'file:flowii.svg', dark: 'file:flowii.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: triggerSubtitle,
		description:
			'Work with partners, orders, invoices, tasks, cash flow and attendance in the FLOWii business system, or start when they are new or changed',
		defaults: { name: 'FLOWii Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'flowiiApi', required: true }],
		properties: triggerProperties,
	};

	methods = { listSearch };

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await pollRecords(this, flowii, pollSource);
	}
}
