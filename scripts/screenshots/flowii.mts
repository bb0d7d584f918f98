import type { Walk } from '../lib/camera.mts';

/** The first hour of docs/vendors/flowii.md, step by step. */
export const flowii: Walk = async (camera) => {
	const { editor, sandbox } = camera;
	await camera.emptyWorkflow('My first FLOWii workflow');
	await editor.startByHand();

	await editor.findNode('invoice', 'FLOWii');
	await editor.actionsOf('FLOWii');
	await camera.take('1-actions');
	await camera.frame('Find the node', 625, 80);

	await editor.addAction('Get many partners');
	await editor.newCredential();
	await editor.fill('apiKey', '2f6b1c0a-example');
	await editor.fill('username', 'api@example.com');
	await editor.fill('password', 'example');
	await camera.take('2-credential');
	await camera.frame('Connect', 415, 200);

	await editor.fill('baseUrl', sandbox.url('flowii'));
	await editor.fill('apiKey', 'sandbox-key');
	await editor.fill('username', 'api@sandbox.test');
	await editor.fill('password', 'wrong');
	await editor.saveCredential();
	await camera.take('3-credential-refused');
	await editor.fill('password', 'sandbox-pass');
	await editor.saveCredential();
	await editor.executeStep(/Hotel Morava/);
	await camera.take('4-partners');
	await camera.frame('Execute: your partners', 490, 65);
	// The nodes behind run once for each item.
	await editor.fill('limit', '1');
	await editor.executeStep(/Kaviare/);
	await editor.closeNode();

	await editor.actionsOf('FLOWii');
	await editor.addAction('Create order');
	await editor.fill('name', 'Kitchen for Hotel Morava');
	await editor.pick('state', /Prebieha/);
	await editor.pick('partner', /Hotel Morava/);
	await editor.executeStep(/"id"/);
	await camera.take('5-order');
	await camera.frame('Create an order', 490, 65);
	await camera.takeStrip();
	await editor.closeNode();

	await editor.actionsOf('FLOWii');
	await editor.addAction('Get order');
	await editor.enterId('recordId', '1');
	await editor.failStep('the ID');
	await camera.take('6-wrong-id');
};
