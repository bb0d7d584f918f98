import type { WorkflowFile, WorkflowNode } from './n8n-api.mts';

/** The workflows of `npm run test:queue`. Each call carries a mark that is found again at the vendor. */

type Step = Pick<WorkflowNode, 'type' | 'parameters'> & { credential?: string };

/** When n8n answers the caller of a webhook: when the workflow has ended, or as soon as it is queued. */
export type Answer = 'lastNode' | 'onReceived';

/** The vendor that a webhook's mark is written to. */
export type Writer = 'egito' | 'flowii';

const ours = (node: string) => `n8n-nodes-backoffice.${node}`;
const byId = (value: string) => ({ __rl: true, mode: 'id', value });

const message = (mark: string): Step => ({
	type: ours('flowii'),
	credential: 'flowii',
	parameters: {
		resource: 'task',
		operation: 'createMessage',
		company: byId('4523'),
		taskId: byId('142733'),
		message: mark,
		options: {},
	},
});

const lead = (mark: string): Step => ({
	type: ours('egito'),
	credential: 'egito',
	parameters: {
		resource: 'lead',
		operation: 'create',
		surname: mark,
		options: {},
	},
});

const webhook = (path: string, answer: Answer): Step => ({
	type: 'n8n-nodes-base.webhook',
	parameters: { httpMethod: 'POST', path, responseMode: answer, options: {} },
});

/** Path of the webhook that writes to a vendor. */
export const pathOf = (vendor: Writer, answer: Answer) => `${vendor}-${answer}`;

export function writing(vendor: Writer, answer: Answer): WorkflowFile {
	const path = pathOf(vendor, answer);
	const write = vendor === 'egito' ? lead : message;
	return chain(path, webhook(path, answer), write('={{ $json.body.mark }}'));
}

/** Asks every five seconds: n8n allows one expression a minute at the most, but several of them. */
export const polling = (): WorkflowFile =>
	chain(
		'polling',
		{
			type: ours('egitoTrigger'),
			credential: 'egito',
			parameters: {
				event: 'created',
				recordType: 'Account',
				pollTimes: {
					item: Array.from({ length: 60 / POLL_SECONDS }, (_, index) => ({
						mode: 'custom',
						cronExpression: `${index * POLL_SECONDS} * * * * *`,
					})),
				},
				options: {},
			},
		},
		lead('={{ $json.name }}'),
	);

export const POLL_SECONDS = 5;

/**
 * Starts a run, sleeps until its end is reported (twice: this workfloo repeats its callbacks), then writes
 * the run's id to another vendor.
 */
export const sleeping = (): WorkflowFile =>
	chain(
		'sleeping',
		webhook('sleeping', 'onReceived'),
		{
			type: ours('workfloo'),
			credential: 'workfloo',
			parameters: {
				resource: 'execution',
				operation: 'executeAndWait',
				workflooDefinitionId: '657117e1d511b6e54fe2a971',
				waitFor: 'end',
				timeLimit: 60,
				additionalFields: {},
				options: {},
			},
		},
		lead('={{ $json.id }}'),
	);

/** One node after the other; what fails in a vendor's node comes out below, with the reason. */
function chain(name: string, ...steps: Step[]): WorkflowFile {
	const credentialType = (vendor: string) => `${vendor}Api`;
	const nodes = steps.map(
		({ type, parameters, credential }, index): WorkflowNode => ({
			id: `${name}-${index}`,
			name: `Step ${index}`,
			type,
			typeVersion: type === 'n8n-nodes-base.webhook' ? 2 : 1,
			position: [220 * index, 0],
			parameters,
			...(credential && {
				credentials: {
					[credentialType(credential)]: { id: `${credential}-sandbox`, name: credential },
				},
			}),
			...(credential && index > 0 && { onError: 'continueErrorOutput' }),
			...(type === 'n8n-nodes-base.webhook' && { webhookId: name }),
		}),
	);
	const failed: WorkflowNode = {
		id: `${name}-failed`,
		name: 'Failed',
		type: 'n8n-nodes-base.set',
		typeVersion: 3.4,
		position: [220 * steps.length, 200],
		parameters: {
			assignments: {
				assignments: [
					{ id: 'reason', name: 'reason', value: '={{ $json.error.message }}', type: 'string' },
				],
			},
			options: {},
		},
	};
	const to = (node: string) => [{ node, type: 'main', index: 0 }];
	const connections = Object.fromEntries(
		nodes.map((node, index) => {
			const next = nodes[index + 1];
			return [
				node.name,
				{ main: [next ? to(next.name) : [], ...(index > 0 ? [to(failed.name)] : [])] },
			];
		}),
	);
	return {
		name,
		nodes: [...nodes, failed],
		connections,
		settings: { executionOrder: 'v1' },
	};
}
