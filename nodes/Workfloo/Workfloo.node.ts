import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { describe } from '../shared/describe';
import { runItems } from '../shared/run';
import { operationSubtitle } from '../shared/subtitle';
import { getFirstFormFields } from './methods/getFirstFormFields';
import { getFormFields, getStepFields } from './methods/getStepFields';
import { searchExecutions } from './methods/searchExecutions';
import { resources } from './resources';
import { waitWebhooks, wakeUp } from './resources/execution/executeAndWait/waking';
import { workfloo } from './transport';

export class Workfloo implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Workfloo',
		name: 'workfloo',
		icon: { light: 'file:workfloo.svg', dark: 'file:workfloo.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: operationSubtitle(resources),
		description: 'Run credit-origination and onboarding flows in Kiban Workfloo',
		defaults: { name: 'Workfloo' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'workflooApi', required: true }],
		webhooks: waitWebhooks,
		hints: [
			{
				message:
					'Production runs and the bureau queries in them are billed, one for each item. Options > Preview Request shows what would be sent.',
				type: 'info',
				location: 'outputPane',
				whenToDisplay: 'beforeExecution',
				displayCondition:
					'={{ ["execute", "executeAndWait"].includes($parameter["operation"]) && $input.all().length > 1 }}',
			},
		],
		builderHint: {
			searchHint:
				'Kiban Workfloo runs credit-origination flows step by step. Execute starts a run, Get Status tells which step it waits at, Advance answers steps; Workfloo Trigger reports pauses and ends.',
		},
		properties: describe(resources),
	};

	methods = {
		listSearch: { searchExecutions },
		resourceMapping: { getFirstFormFields, getFormFields, getStepFields },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runItems(this, workfloo, resources);
	}

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await wakeUp.call(this);
	}
}
