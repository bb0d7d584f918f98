import type {
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IPollFunctions,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { optionsCollection } from '../shared/commonProperties';
import { pagination } from '../shared/namedPaging';
import { pollRecords } from '../shared/poll';
import { pollEvent, pollNotice } from '../shared/pollProperties';
import { queryParameters } from './api/lists';
import {
	bodyFormat,
	idProperty,
	ignoredFields,
	recordsProperty,
	requestMethod,
} from './api/options';
import { egito } from './transport';
import { EVENTS, triggerSubtitle, watchableTypes, watchedRecords } from './trigger/watchedRecords';

export class EgitoTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Egito Trigger',
		name: 'egitoTrigger',
		icon: { light: 'file:egito.svg', dark: 'file:egito.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: triggerSubtitle,
		description:
			'Create, find and update leads, accounts, contacts and opportunities in Egito CRM, or start when they are new or changed',
		defaults: { name: 'Egito Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'egitoApi', required: true }],
		properties: [
			pollNotice(
				'Egito',
				'Only records that the list shows can be noticed: if it shows a part of them, set Options > Pagination.',
			),
			{
				displayName: 'Record Type',
				name: 'recordType',
				type: 'options',
				options: watchableTypes,
				default: 'Lead',
				description: 'Which records to watch',
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
			pollEvent(EVENTS),
			queryParameters,
			optionsCollection([
				bodyFormat,
				idProperty,
				ignoredFields,
				pagination,
				recordsProperty,
				requestMethod,
			]),
		],
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await pollRecords(this, egito, watchedRecords);
	}
}
