import type { Walk } from '../lib/camera.mts';

const WORKFLOW = '3f9a81c3-132c-4660-b459-2226805b1d80';

/** The first hour of docs/vendors/gamfi.md, step by step. */
export const gamfi: Walk = async (camera) => {
	const { editor, sandbox } = camera;
	await camera.emptyWorkflow('My first Gamfi workflow');
	await editor.startByHand();

	await editor.findNode('pracownik', 'Gamfi');
	await editor.actionsOf('Gamfi');
	await camera.take('1-actions');
	await camera.frame('Find the node, choose Start process', 625, 80);

	await editor.addAction('Start process');
	await editor.newCredential();
	await editor.fill('domain', 'acme.gamfi.io');
	await editor.fill('apiKey', '7d1f-example');
	await editor.fill('apiSecret', 'c0ffee-example');
	await camera.take('2-credential');
	await camera.frame('Connect', 415, 200);
	// The test of the credential cannot tell a wrong key; the first execution does.
	await editor.fill('domain', sandbox.url('gamfi'));
	await editor.fill('apiKey', 'sandbox-ke');
	await editor.fill('apiSecret', 'sandbox-secret');
	await editor.saveCredential();

	await editor.fill('employeeEmail', 'jan.nowak@example.com');
	await editor.fill('workflowId', WORKFLOW);
	await editor.fill('keyDate', '2026-12-01');
	await editor.add('Add Option', 'Preview Request');
	await editor.executeStep(/"preview"/);
	await camera.take('3-preview');
	await camera.frame('Look before you send', 490, 65);

	await editor.turn('previewRequest');
	await camera.failAsQuoted('Check API Key, API Secret and Application Domain in the credential');
	await camera.take('5-wrong-key');
	await editor.mendCredential('apiKey', 'sandbox-key');
	await editor.executeStep(/"process_id"/);
	await camera.take('4-started');
	await camera.frame('Start the process', 490, 65);

	await editor.fill('workflowId', 'Onboarding');
	await camera.failAsQuoted("Gamfi does not know this 'Workflow ID'");
	await editor.fill('workflowId', WORKFLOW);
	await editor.enterExpression('keyDate', 'first of May');
	await camera.failAsQuoted("'Key Date' is not a date: first of May");
	await editor.enterExpression('keyDate', '01.02.2026');
	await camera.failAsQuoted("'Key Date' can mean two days: 01.02.2026");
	await editor.enterExpression('employeeEmail', '{{ $json.mail }}');
	await camera.failAsQuoted(
		"'Employee Email' is empty: the expression gave no value for this item",
	);
	await camera.takeStrip();
};
