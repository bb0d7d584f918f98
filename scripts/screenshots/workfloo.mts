import type { Walk } from '../lib/camera.mts';

/** The first hour of docs/vendors/workfloo.md, step by step. */
export const workfloo: Walk = async (camera) => {
	const { editor, sandbox } = camera;
	// Its events are listed where a workflow has no trigger yet.
	await camera.emptyWorkflow('Reports of my runs');
	await editor.actionsOf('Workfloo');
	await camera.take('0-events');
	await editor.addAction('On run ended');
	await camera.take('0-trigger');
	await editor.closeNode();

	await camera.emptyWorkflow('My first Workfloo workflow');
	await editor.startByHand();

	await editor.findNode('Kiban', 'Workfloo');
	await editor.actionsOf('Workfloo');
	await camera.take('1-actions');

	await editor.addAction('Get many executions');
	await editor.newCredential();
	await editor.choose('environment', 'Custom');
	await editor.fill('baseUrl', sandbox.url('workfloo'));
	await editor.fill('apiKey', 'wrong');
	await editor.saveCredential();
	await camera.take('2-credential-refused');
	await editor.fill('apiKey', 'sandbox-key');
	await editor.saveCredential();
	await editor.fill('limit', '1');
	await editor.executeStep(/"status"/);
	await camera.take('3-runs');
	await editor.closeNode();

	await editor.actionsOf('Workfloo');
	await editor.addAction('Execute workfloo');
	await camera.take('4-run-empty');
	await editor.fill('workflooDefinitionId', '657117e1d511b6e54fe2a967');
	await editor.pick('exampleExecutionId', /Crédito personal.*PROGRESS/);
	await camera.take('5-first-form');
	await editor.closeNode();
	await camera.take('6-canvas');
};
