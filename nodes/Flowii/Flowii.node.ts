import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';

import { describe } from '../shared/describe';
import { runItems } from '../shared/run';
import { listSearch, loadOptions } from './pickers';
import { getCustomFields } from './resourceMapping/getCustomFields';
import { resources } from './resources';
import { flowiiApi } from './transport';

export class Flowii implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'FLOWii',
		name: 'flowii',
		icon: { light: 'file:flowii.svg', dark: 'file:flowii.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description:
			'Work with partners, orders, tasks, invoices, cash flow and attendance in the FLOWii business system',
		defaults: { name: 'FLOWii' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'flowiiApi', required: true }],
		properties: describe(resources),
	};

	methods = { listSearch, loadOptions, resourceMapping: { getCustomFields } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runItems(this, flowiiApi, resources);
	}
}
