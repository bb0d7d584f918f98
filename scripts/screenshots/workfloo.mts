import type { Walk } from '../lib/camera.mts';

/** To the questions of the sandbox's loan. */
const ANSWERS = {
	first_name: 'Ana',
	last_name_1: 'López',
	birth_date: '1990-08-15 00:00:00',
	rfc_pf: 'LOPA900815AB1',
	email: 'ana@example.com',
	phone_number: '5512345678',
	loan_amount: '5000',
};

/** The first hour of docs/vendors/workfloo.md, step by step. */
export const workfloo: Walk = async (camera) => {
	const { editor, sandbox } = camera;
	// Its events are listed where a workflow has no trigger yet.
	await camera.emptyWorkflow('Reports of my runs');
	await editor.actionsOf('Workfloo');
	await editor.addAction('On run ended');
	await editor.closeNode();

	await camera.emptyWorkflow('My first Workfloo workflow');
	await editor.startByHand();

	await editor.findNode('Kiban', 'Workfloo');
	await editor.actionsOf('Workfloo');
	await camera.take('1-actions');
	await camera.frame('Find the node', 625, 80);

	await editor.addAction('Get many executions');
	await editor.newCredential();
	await editor.choose('environment', 'Sandbox');
	await editor.fill('apiKey', '7b7d-example');
	await camera.take('2-credential');
	await camera.frame('Connect', 415, 200);
	await editor.choose('environment', 'Custom');
	await editor.fill('baseUrl', sandbox.url('workfloo'));
	await editor.fill('apiKey', 'wrong');
	await camera.refuseAsQuoted('Workfloo did not accept the API key');
	await camera.take('3-credential-refused');
	await editor.fill('apiKey', 'sandbox-key');
	await editor.saveCredential();
	await editor.fill('limit', '1');
	await editor.executeStep(/"status"/);
	await camera.take('4-runs');
	await editor.closeNode();

	await editor.actionsOf('Workfloo');
	await editor.addAction('Execute workfloo');
	await editor.fill('workflooDefinitionId', '657117e1d511b6e54fe2a967');
	await editor.pick('exampleExecutionId', /Crédito personal.*PROGRESS/);
	for (const [field, value] of Object.entries(ANSWERS)) await editor.fill(field, value);
	await editor.choose('loan_term', '12 meses');
	await editor.choose('occupation', 'Negocio propio');
	await editor.executeStep(/"id"/);
	await camera.take('5-started');
	await camera.frame('Start a run', 490, 65);
	await editor.closeNode();
	await editor.actionsOf('Workfloo');
	await editor.addAction('Get status of execution');
	await editor.enterExpression('executionId', '{{ $json.id }}');
	await editor.executeStep(/"needs"/);
	await camera.take('6-status');
	await camera.frame('See what it needs next', 490, 65);
	await editor.enterExpression('executionId', '{{ $json.run }}');
	await camera.failAsQuoted("'Execution' is empty: the expression gave no value for this item");
	await camera.takeStrip();
};
