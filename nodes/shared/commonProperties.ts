import type { INodeProperties } from 'n8n-workflow';

/** Parameters that mean the same in every node, each written once. */

export const returnAllAndLimit: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		default: 50,
		typeOptions: { minValue: 1 },
		description: 'Max number of results to return',
		displayOptions: { show: { returnAll: [false] } },
	},
];

export const simplifyProperty: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

/** *Simplify* for people, *Output* for the agents that use the node as a tool: one parameter, two faces. */
export const outputProperties: INodeProperties[] = [
	{ ...simplifyProperty, displayOptions: { hide: { '@tool': [true] } } },
	{
		displayName: 'Output',
		name: simplifyProperty.name,
		type: 'options',
		options: [
			{
				name: 'Raw',
				value: false,
				description: 'All that the API answers',
			},
			{
				name: 'Selected Fields',
				value: 'selected',
				description: 'Only the fields that you name, so that the agent has less to read',
			},
			{
				name: 'Simplified',
				value: true,
				description: 'Flat records with the most useful fields first',
			},
		],
		default: true,
		description: 'What the agent gets of each record',
		displayOptions: { show: { '@tool': [true] } },
	},
	{
		displayName: 'Fields to Return',
		name: 'outputFields',
		type: 'string',
		default: '',
		placeholder: 'e.g. name, email',
		description:
			'Names of the fields, separated by commas, as the simplified output shows them. The ID is always returned.',
		displayOptions: { show: { '@tool': [true], simplify: ['selected'] } },
	},
];

/** For lists: what to do when something that was announced did not come. */
export const ifIncompleteOption: INodeProperties = {
	displayName: 'If Incomplete',
	name: 'ifIncomplete',
	type: 'options',
	options: [
		{
			name: 'Error',
			value: 'error',
			description: 'Fail, so that nobody works with a part of the list',
		},
		{
			name: 'Return What Came',
			value: 'returnPart',
			description: 'Return the part that came, with a hint',
		},
	],
	default: 'error',
	description:
		"What to do when 'Return All' is on and the list lacks records that were announced, or does not end",
};

/** What *Options* offers on every operation. Names of *Batching* are those of n8n's HTTP Request node. */
export const commonOptions: INodeProperties[] = [
	{
		displayName: 'Batching',
		name: 'batching',
		type: 'fixedCollection',
		placeholder: 'Add Batching',
		default: { batch: {} },
		description: 'How many input items run at once, and how long to wait between them',
		options: [
			{
				displayName: 'Batching',
				name: 'batch',
				values: [
					{
						displayName: 'Items per Batch',
						name: 'batchSize',
						type: 'number',
						default: 1,
						typeOptions: { minValue: 1, maxValue: 50 },
						description:
							'How many items run at the same time. Without this option the first item runs alone, and then as many as the service bears, five at the most; items that change the same record always keep their order. The value of the first item counts.',
					},
					{
						displayName: 'Batch Interval (Ms)',
						name: 'batchInterval',
						type: 'number',
						default: 0,
						typeOptions: { minValue: 0 },
						description:
							'Pause between batches in milliseconds. With 0 the next item starts as soon as one ends. The value of the first item counts.',
					},
				],
			},
		],
	},
	{
		displayName: 'Max Retries',
		name: 'maxRetries',
		type: 'number',
		default: 3,
		typeOptions: { minValue: 0, maxValue: 10 },
		description:
			'How often a call that failed for a passing reason is tried again. A change is only repeated if it surely was not carried out, so nothing is created twice.',
	},
	{
		displayName: 'Preview Request',
		name: 'previewRequest',
		type: 'boolean',
		// Whoever adds it wants to look first: off, the next execution would send.
		default: true,
		description:
			'Whether to return the request that would be sent, with secrets masked, instead of sending it. Operations that look something up before they change it still read.',
	},
	{
		displayName: 'Timeout (Ms)',
		name: 'timeout',
		type: 'number',
		default: 60000,
		typeOptions: { minValue: 1, maxValue: 3600000 },
		description:
			'How long one call may take, from the login to the last byte of the answer, in milliseconds',
	},
];

/** *Options*: what is seldom changed. */
export function optionsCollection(options: INodeProperties[]): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options,
	};
}
