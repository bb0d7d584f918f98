import type {
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IPollFunctions,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { simplifyProperty } from '../shared/commonProperties';
import { pollRecords } from '../shared/poll';
import { moduleProperty } from './resources/properties';
import { wolkvox } from './transport';
import { recordSource } from './trigger/watchedRecords';

export class WolkvoxCrmTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'wolkvox CRM Trigger',
		name: 'wolkvoxCrmTrigger',
		icon: { light: 'file:wolkvox.svg', dark: 'file:wolkvox.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["event"] + ": " + $parameter["module"] }}',
		description: 'Starts the workflow when records of a module are new or changed',
		defaults: { name: 'wolkvox CRM Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'wolkvoxCrmApi', required: true }],
		properties: [
			{
				displayName: 'Each poll costs at least one call of the daily quota of the token',
				name: 'quotaNotice',
				type: 'notice',
				default: '',
			},
			moduleProperty,
			{
				displayName: 'Event',
				name: 'event',
				type: 'options',
				options: [
					{
						name: 'Record Created',
						value: 'recordCreated',
						description: 'Once for each record that is new',
					},
					{
						name: 'Record Created or Changed',
						value: 'recordCreatedOrChanged',
						description: 'Also each time that a record has a new date of change',
					},
				],
				default: 'recordCreated',
			},
			{
				displayName: 'Time Zone',
				name: 'timezone',
				type: 'string',
				default: '',
				placeholder: 'e.g. America/Bogota',
				description:
					"Zone of the CRM's clock. Left empty, the workflow's time zone is used. With the wrong zone, records are missed.",
			},
			{
				displayName: 'Look Back (Hours)',
				name: 'lookBack',
				type: 'number',
				default: 24,
				typeOptions: { minValue: 1 },
				displayOptions: { show: { event: ['recordCreatedOrChanged'] } },
				description:
					'How far each poll looks back. If your CRM searches by date of creation, changes are only seen in records that are younger than this.',
			},
			simplifyProperty,
		],
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await pollRecords(this, wolkvox, recordSource(this));
	}
}
