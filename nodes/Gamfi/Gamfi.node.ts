import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { describe } from '../shared/describe';
import { runItems } from '../shared/run';
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
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Start HR processes (onboarding, offboarding, training) in Gamfi',
		defaults: { name: 'Gamfi' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'gamfiApi', required: true, testedBy: 'checkGamfiCredential' }],
		properties: describe(resources),
	};

	methods = { credentialTest: { checkGamfiCredential } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runItems(this, gamfi, resources);
	}
}
