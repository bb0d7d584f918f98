import type { Walk } from '../lib/camera.mts';

/** The first hour of docs/vendors/wolkvox.md, step by step. */
export const wolkvox: Walk = async (camera) => {
	const { editor, sandbox } = camera;
	await camera.emptyWorkflow('My first wolkvox CRM workflow');
	await editor.startByHand();

	await editor.findNode('cartera', 'wolkvox CRM');
	await editor.actionsOf('wolkvox CRM');
	await camera.take('1-actions');
	await camera.frame('Find the node', 625, 80);

	await editor.addAction('Get token usage');
	await editor.newCredential();
	await editor.fill('server', 'crm0001.wolkvox.com');
	await editor.fill('operation', 'mymodule');
	await editor.fill('token', '7b7d-example');
	await camera.take('2-credential');
	await camera.frame('Connect', 415, 200);
	await editor.fill('server', sandbox.url('wolkvox'));
	await editor.fill('operation', 'modulotest');
	await editor.fill('token', 'x');
	await editor.saveCredential();
	await camera.take('3-credential-refused');
	await editor.fill('token', 'sandbox-token');
	await editor.saveCredential();
	await editor.executeStep(/available_consumition_options/);
	await camera.take('4-quota');
	await camera.frame('Execute: the quota of today', 490, 65);
	await editor.closeNode();

	await editor.actionsOf('wolkvox CRM');
	await editor.addAction('Create record');
	await editor.pick('module', /contacts/);
	await editor.mapField('namecontact', 'Sofía Rojas');
	await editor.mapField('emailcontact', 'sofia.rojas@example.com');
	await editor.executeStep(/"wolkvox_id"/);
	await camera.take('5-contact');
	await camera.frame('Create a contact', 490, 65);

	await editor.chooseMode('module', 'By Name');
	await editor.fill('module', 'Contactos');
	await camera.warnAsQuoted('The fields could not be loaded. The module Contactos does not exist');
	await editor.chooseMode('module', 'From list');
	await editor.pick('module', /contacts/);
	await editor.mapField('namecontact', 'Sofía Rojas');
	await editor.add('Add Field', 'Text');
	await editor.fill('name', 'Categoria');
	await editor.fill('value', 'Arepas');
	await camera.failAsQuoted('The field "Categoria" does not exist');
	await camera.take('6-wrong-field');
	await editor.fill('name', 'Categoría');
	await editor.executeStep(/"wolkvox_id"/);
	await editor.closeNode();

	await editor.actionsOf('wolkvox CRM');
	await editor.addAction('Create task');
	await editor.fill('name', 'Call Sofía');
	await editor.fill('relatedRecordId', '61fa3b2c7d9e');
	await editor.pick('owner', /ADMIN_/);
	await editor.enterExpression('completionDate', 'mañana');
	await camera.failAsQuoted("'Completion Date' is not a date: mañana");
	await editor.enterExpression('completionDate', '2026-12-01 11:00:00');
	await camera.failAsQuoted('The record 61fa3b2c7d9e does not exist');
	await camera.takeStrip();
};
