import type {
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IPollFunctions,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { pagination } from '../shared/namedPaging';
import { pollRecords } from '../shared/poll';
import { queryParameters } from './api/lists';
import {
	bodyFormat,
	idProperty,
	ignoredFields,
	recordsProperty,
	requestMethod,
} from './api/options';
import { egito } from './transport';
import { watchableTypes, watchedRecords } from './trigger/watchedRecords';

export class EgitoTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Egito Trigger',
		name: 'egitoTrigger',
		icon: { light: 'file:egito.svg', dark: 'file:egito.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["recordType"] + ": " + $parameter["event"] }}',
		description: 'Starts the workflow when records in Egito CRM are new or changed',
		defaults: { name: 'Egito Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'egitoApi', required: true }],
		properties: [
			{
				displayName:
					'Egito has no events to subscribe to: this asks for the list of records and compares it with what it saw before. Only records that the list shows can be noticed: if it shows a part of them, set Options > Pagination.',
				name: 'pollingNotice',
				type: 'notice',
				default: '',
			},
			{
				displayName: 'Event',
				name: 'event',
				type: 'options',
				options: [
					{ name: 'Record Created', value: 'created' },
					{ name: 'Record Created or Updated', value: 'createdOrUpdated' },
				],
				default: 'created',
				description: 'Whether changes of records that were seen before start the workflow too',
			},
			{
				displayName: 'Record Type',
				name: 'recordType',
				type: 'options',
				options: watchableTypes,
				default: 'Lead',
				description: 'The records to watch',
			},
			{
				displayName: 'Name of Record Type',
				name: 'recordTypeName',
				type: 'string',
				required: true,
				default: '',
				placeholder: 'e.g. Lead',
				description:
					"Name of the type as in the address of Egito's API. Types other than the four above are not published.",
				displayOptions: { show: { recordType: ['other'] } },
			},
			queryParameters,
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				placeholder: 'Add Option',
				default: {},
				options: [
					bodyFormat,
					idProperty,
					ignoredFields,
					pagination,
					recordsProperty,
					requestMethod,
				],
			},
		],
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await pollRecords(this, egito, watchedRecords);
	}
}
