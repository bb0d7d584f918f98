import type {
	IHookFunctions,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { optionsCollection } from '../shared/commonProperties';
import { finalStatuses } from './resources/properties';
import { checkListening, forgetEvents, receiveCallback } from './trigger/callbacks';
import { events, eventsSubtitle } from './trigger/events';
import { activationMessage, triggerPanel } from './trigger/panel';

export class WorkflooTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Workfloo Trigger',
		name: 'workflooTrigger',
		icon: { light: 'file:workfloo.svg', dark: 'file:workfloo.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: eventsSubtitle,
		description:
			'Run credit-origination and onboarding flows in Kiban Workfloo, or start when a run waits for something or has ended',
		defaults: { name: 'Workfloo Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'workflooApi',
				required: true,
				displayOptions: { show: { authentication: ['callbackApiKey'] } },
			},
		],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				path: 'workfloo',
			},
		],
		activationMessage,
		triggerPanel,
		properties: [
			{
				displayName:
					'Workfloo has no list of subscribers: enter the production URL of this node (under Webhook URLs) as Callback URL when you start a run (Workfloo node > Execute > Additional Fields). Runs started elsewhere do not report here; the Workfloo Poll Trigger finds those as well.',
				name: 'subscriptionNotice',
				type: 'notice',
				default: '',
			},
			{
				displayName: 'Authentication',
				name: 'authentication',
				type: 'options',
				options: [
					{
						name: 'Callback API Key',
						value: 'callbackApiKey',
						description: 'Accept only calls that show the callback API key of the credential',
					},
					{ name: 'None', value: 'none', description: 'Accept whoever knows the URL' },
				],
				default: 'callbackApiKey',
				description: 'Who may start the workflow by calling its address',
			},
			{
				displayName:
					"The credential needs a 'Callback API Key', a secret that you make up: without it the workflow cannot be activated. The Workfloo node gives it to the runs that it starts.",
				name: 'callbackKeyNotice',
				type: 'notice',
				default: '',
				displayOptions: { show: { authentication: ['callbackApiKey'] } },
			},
			{
				displayName: 'Trigger On',
				name: 'events',
				type: 'multiOptions',
				options: events,
				default: [],
				description: 'What starts the workflow',
				hint: 'Left empty: every event',
			},
			{
				displayName: 'Filters',
				name: 'filters',
				type: 'collection',
				placeholder: 'Add Filter',
				default: {},
				options: [
					{
						displayName: 'Statuses',
						name: 'statuses',
						type: 'string',
						default: '',
						placeholder: 'e.g. SUCCESS, ERROR',
						description:
							'Only runs with one of these statuses, separated by commas. A status that is neither under way nor known to be final always passes, marked with unknownStatus.',
					},
					{
						displayName: 'Step Names',
						name: 'stepNames',
						type: 'string',
						default: '',
						placeholder: 'e.g. Solicitud, Mesa de control',
						description: 'Only these steps of the workfloo, separated by commas',
					},
					{
						displayName: 'Workfloo Names',
						name: 'workflooNames',
						type: 'string',
						default: '',
						placeholder: 'e.g. Crédito personal',
						description: 'Only workfloos with one of these names, separated by commas',
					},
				],
			},
			optionsCollection([
				finalStatuses,
				{
					displayName: 'Key Header',
					name: 'headerName',
					type: 'string',
					default: 'x-api-key',
					description:
						'The header in which Workfloo shows the callback API key. Kiban does not document its name.',
				},
			]),
		],
	};

	webhookMethods = {
		default: {
			// Workfloo learns the address with each run, so there is nothing to look up or to sign off.
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return false;
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await checkListening(this);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return forgetEvents(this);
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receiveCallback(this);
	}
}
