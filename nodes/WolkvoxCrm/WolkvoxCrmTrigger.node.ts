import type {
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IPollFunctions,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { simplifyProperty } from '../shared/commonProperties';
import { pagination } from '../shared/namedPaging';
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
			{
				displayName:
					'wolkvox CRM does not publish which clock its dates are from, nor which date its search compares. So the trigger looks at more than a day around each poll and tells records by ID. What it cannot see: records that get a date of creation in the past, and, if your CRM searches by date of creation, changes of records older than Look Back.',
				name: 'datesNotice',
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
				description: 'Whether changes of records that were seen before start the workflow too',
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
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				placeholder: 'Add Option',
				default: {},
				options: [
					pagination,
					{
						displayName: 'Time Zone',
						name: 'timezone',
						type: 'string',
						default: '',
						placeholder: 'e.g. America/Bogota',
						description:
							"Zone of the CRM's clock. Narrows the search to a few hours around that clock, for modules with so many records that polls become expensive. With the wrong zone, records are missed.",
					},
				],
			},
		],
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await pollRecords(this, wolkvox, recordSource);
	}
}
