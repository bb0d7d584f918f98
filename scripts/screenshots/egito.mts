import type { Walk } from '../lib/camera.mts';

/** The first hour of docs/vendors/egito.md, step by step. */
export const egito: Walk = async (camera) => {
	const { editor, sandbox } = camera;
	await camera.emptyWorkflow('My first Egito workflow');
	await editor.startByHand();

	await editor.findNode('wniosek', 'Egito');
	await editor.actionsOf('Egito');
	await camera.take('1-actions');

	await editor.addAction('Get many leads');
	await editor.newCredential();
	await editor.fill('application', sandbox.url('egito'));
	await editor.fill('clientId', 'sandbox-id');
	await editor.fill('clientSecret', 'sandbox-secret');
	await editor.fill('username', 'api@sandbox');
	await editor.fill('password', 'wrong');
	await editor.saveCredential();
	await camera.take('2-credential-refused');
	await editor.fill('password', 'sandbox-pass');
	await editor.saveCredential();
	await editor.fill('limit', '1');
	await editor.executeStep(/Nowak/);
	await camera.take('3-leads');
	await editor.closeNode();

	await editor.actionsOf('Egito');
	await editor.addAction('Create lead');
	await camera.take('4-lead-empty');
	await editor.fill('name', 'Ewa');
	await editor.fill('surname', 'Kot');
	await editor.fill('email', 'ewa@example.com');
	await editor.pick('sourceId', /Website/);
	await editor.executeStep(/"id"/);
	await camera.take('5-lead-created');
	await editor.closeNode();

	await editor.actionsOf('Egito');
	await editor.addAction('Create account');
	await camera.take('6-account-empty');
	await editor.closeNode();
	await camera.take('7-canvas');
};
