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
import { checkGamfiCredential } from './credential';
import { resources } from './resources';
import { gamfi } from './transport';

export class Gamfi implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Gamfi',
		name: 'gamfi',
		icon: { light: 'file:gamfi.svg', dark: 'file:gamfi.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: operationSubtitle(resources),
		description: 'Start HR processes (onboarding, offboarding, training) in Gamfi',
		defaults: { name: 'Gamfi' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'gamfiApi', required: true, testedBy: 'checkGamfiCredential' }],
		hints: [
			{
				message:
					'Starting a process twice makes two processes: each item that runs here starts one. Options > Preview Request shows what would be sent.',
				type: 'info',
				location: 'outputPane',
				whenToDisplay: 'beforeExecution',
				displayCondition: '={{ $parameter["operation"] === "start" && $input.all().length > 1 }}',
			},
		],
		builderHint: {
			searchHint:
				'Gamfi is a Polish platform for HR processes. Start a process for a new hire with the e-mail address, the ID of a workflow and the key date; other calls need IDs that are read in Gamfi.',
		},
		properties: describe(resources),
	};

	methods = { credentialTest: { checkGamfiCredential } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runItems(this, gamfi, resources);
	}
}
