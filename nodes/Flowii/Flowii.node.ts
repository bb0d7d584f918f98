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
import { getCustomFields } from './methods/getCustomFields';
import { listSearch, loadOptions } from './methods/listSearch';
import { resources } from './resources';
import { flowii } from './transport';

export class Flowii implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'FLOWii',
		name: 'flowii',
		icon: { light: 'file:flowii.svg', dark: 'file:flowii.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: operationSubtitle(resources),
		description:
			'Work with partners, orders, invoices, tasks, cash flow and attendance in the FLOWii business system, or start when they are new or changed',
		defaults: { name: 'FLOWii' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'flowiiApi', required: true }],
		hints: [
			{
				message:
					'FLOWii documents no call that changes or deletes documents, and each item that runs here issues one. Options > Preview Request shows what would be sent.',
				type: 'info',
				location: 'outputPane',
				whenToDisplay: 'beforeExecution',
				displayCondition:
					'={{ $parameter["resource"] === "document" && $parameter["operation"] === "create" }}',
			},
			{
				message:
					'FLOWii lists orders without their numbers and dates. Options > Read Full Record brings all fields, with one more call for each order.',
				type: 'info',
				location: 'outputPane',
				whenToDisplay: 'beforeExecution',
				displayCondition:
					'={{ $parameter["resource"] === "order" && ["getMany", "getManyByRecord"].includes($parameter["operation"]) && $parameter["options"]?.readFullRecord !== true }}',
			},
		],
		builderHint: {
			searchHint:
				'FLOWii is a Slovak business system. Find or create the partner first; orders, business cases and documents name it by its ID. States, types and categories are IDs of code lists; invoices, quotes and delivery notes are documents, which no documented call changes later.',
		},
		properties: describe(resources),
	};

	methods = { listSearch, loadOptions, resourceMapping: { getCustomFields } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runItems(this, flowii, resources);
	}
}
