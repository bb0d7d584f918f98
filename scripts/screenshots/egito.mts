import type { Walk } from '../lib/camera.mts';

/** The first hour of docs/vendors/egito.md, step by step. */
export const egito: Walk = async (camera) => {
	const { editor, sandbox } = camera;
	await camera.emptyWorkflow('My first Egito workflow');
	await editor.startByHand();

	await editor.findNode('wniosek', 'Egito');
	await editor.actionsOf('Egito');
	await camera.take('1-actions');
	await camera.frame('Find the node', 625, 80);

	await editor.addAction('Get many leads');
	await editor.newCredential();
	await editor.fill('application', 'acme.egito.pl');
	await editor.fill('clientId', '12_3f9a-example');
	await editor.fill('clientSecret', '5k2j-example');
	await editor.fill('username', 'api@acme');
	await editor.fill('password', 'example');
	await camera.take('2-credential');
	await camera.frame('Connect', 415, 200);
	await editor.fill('application', sandbox.url('egito'));
	await editor.fill('clientId', 'sandbox-id');
	await editor.fill('clientSecret', 'sandbox-secret');
	await editor.fill('username', 'api@sandbox');
	await editor.fill('password', 'wrong');
	await camera.refuseAsQuoted('Egito refused the login: Bad credentials.');
	await camera.take('3-credential-refused');
	await editor.fill('password', 'sandbox-pass');
	await editor.saveCredential();
	await editor.fill('limit', '1');
	await editor.executeStep(/Nowak/);
	await camera.take('4-leads');
	await camera.frame('Execute: a lead', 490, 65);
	await editor.closeNode();

	await editor.actionsOf('Egito');
	await editor.addAction('Create lead');
	await camera.failAsQuoted("'More Fields' has no field");
	await editor.fill('name', 'Ewa');
	await editor.fill('surname', 'Kot');
	await editor.fill('companyName', 'Kot i Spółka');
	await editor.fill('email', 'ewa');
	await camera.failAsQuoted("'Email' is not an e-mail address: ewa");
	await camera.take('6-wrong-address');
	await editor.fill('email', 'ewa@example.com');
	await editor.chooseMode('sourceId', 'By Label');
	await editor.fill('sourceId', 'Radio');
	await camera.failAsQuoted("'Source' is no label in the dictionary lead.source: Radio");
	await editor.chooseMode('sourceId', 'From list');
	await editor.pick('sourceId', /Website/);
	await editor.executeStep(/"id"/);
	await camera.take('5-lead');
	await camera.frame('Create a lead', 490, 65);
	await editor.closeNode();

	await editor.actionsOf('Egito');
	await editor.addAction('Get lead');
	await editor.enterId('recordId', '99999');
	await camera.failAsQuoted('id: there is no Lead 99999');
	await editor.enterExpression('recordId', '{{ $json.lead }}');
	await camera.failAsQuoted("'Record' is empty: the expression gave no value for this item");
	await camera.takeStrip();
};
