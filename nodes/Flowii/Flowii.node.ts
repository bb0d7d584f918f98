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
		properties: describe(resources),
	};

	methods = { listSearch, loadOptions, resourceMapping: { getCustomFields } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runItems(this, flowii, resources);
	}
}
