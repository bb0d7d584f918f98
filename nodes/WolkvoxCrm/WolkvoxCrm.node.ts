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
import { getModuleFields } from './methods/getModuleFields';
import { listSearch } from './methods/listSearch';
import { resources } from './resources';
import { wolkvox } from './transport';

export class WolkvoxCrm implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'wolkvox CRM',
		name: 'wolkvoxCrm',
		icon: { light: 'file:wolkvox.svg', dark: 'file:wolkvox.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: operationSubtitle(resources),
		description:
			'Work with records, activities, cases and collections in wolkvox CRM, or start when records are new or changed',
		defaults: { name: 'wolkvox CRM' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'wolkvoxCrmApi', required: true }],
		hints: [
			{
				message:
					'Every call counts against the daily quota of the token. Create Many and Update Many send the records of all items in few calls.',
				type: 'info',
				location: 'outputPane',
				whenToDisplay: 'beforeExecution',
				displayCondition:
					'={{ $parameter["resource"] === "record" && ["create", "update"].includes($parameter["operation"]) && $input.all().length > 20 }}',
			},
		],
		builderHint: {
			searchHint:
				'wolkvox CRM belongs to a contact centre. Fields are named by their labels exactly as in the CRM; use Create Many and Update Many for many records, because calls are limited to a quota a day.',
		},
		properties: describe(resources),
	};

	methods = { listSearch, resourceMapping: { getModuleFields } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runItems(this, wolkvox, resources);
	}
}
