import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { describe } from '../shared/describe';
import { runItems } from '../shared/run';
import { operationSubtitle } from '../shared/subtitle';
import { getRecordFields } from './methods/getRecordFields';
import { searchLeadSources } from './methods/searchLeadSources';
import { searchRecords } from './methods/searchRecords';
import { resources } from './resources';
import { egito } from './transport';

export class Egito implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Egito',
		name: 'egito',
		icon: { light: 'file:egito.svg', dark: 'file:egito.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: operationSubtitle(resources),
		description: 'Create, find and update leads, accounts, contacts and opportunities in Egito CRM',
		defaults: { name: 'Egito' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'egitoApi', required: true }],
		hints: [
			{
				message:
					'Egito does not publish how its lists are paged, so the answer is taken as the whole list. If records are missing, set Options > Pagination.',
				type: 'info',
				location: 'outputPane',
				whenToDisplay: 'beforeExecution',
				displayCondition:
					'={{ $parameter["operation"] === "getMany" && $parameter["returnAll"] === true }}',
			},
		],
		builderHint: {
			searchHint:
				'Egito is a Polish CRM. Records have a type (lead, account, contact, opportunity); fields beyond a few are entered by the names of the inputs in the web form of Egito.',
		},
		properties: describe(resources),
	};

	methods = {
		listSearch: { searchLeadSources, searchRecords },
		resourceMapping: { getRecordFields },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runItems(this, egito, resources);
	}
}
