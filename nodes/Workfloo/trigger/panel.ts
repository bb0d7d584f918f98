import type { INodeTypeDescription } from 'n8n-workflow';

/** What people read where they wait for a first call, so that they find and understand the address. */

const WHERE =
	'Copy the <b>Production URL</b> (under <i>Webhook URLs</i>) into <i>Callback URL</i> of the Workfloo node (<i>Execute &gt; Additional Fields</i>): Workfloo learns the address with each run and has no other place for it.';

export const triggerPanel = {
	header: 'Start a run that reports here',
	executionsHelp: {
		inactive: `<b>To try it</b>: press <i>Execute step</i>, copy the <b>Test URL</b> (under <i>Webhook URLs</i>) and start a run with it as <i>Callback URL</i>. The first report of that run arrives here.<br /><br /><b>For good</b>: ${WHERE} Then activate this workflow.`,
		active: `<b>To try it</b>: press <i>Execute step</i>, copy the <b>Test URL</b> (under <i>Webhook URLs</i>) and start a run with it as <i>Callback URL</i>.<br /><br /><b>For good</b>: this workflow is active. ${WHERE} What it receives is in its executions.`,
	},
	activationHint:
		'Once the workflow is active, runs report to the Production URL, but only those that were started with it as Callback URL.',
} satisfies INodeTypeDescription['triggerPanel'];

export const activationMessage =
	'Runs report here if they are started with the Production URL of the Workfloo Trigger as Callback URL.';
