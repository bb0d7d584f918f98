import { businessCase } from './businessCase';
import { document } from './document';
import { email, event } from './event';
import { bankTransaction, cashFlow } from './finance';
import { order } from './order';
import { attendance, file, good, notification, plannedAbsence, user } from './others';
import { contact, partner } from './partner';
import type { ResourceTable } from './table';
import { task } from './task';

export { codeLists } from './codeLists';

/**
 * Every resource that is described by a table. To add one, add its table here. A new node is set to
 * the first operation of the first one; n8n leaves what a node is set to by default out of saved
 * workflows, so that the first ones are as stable as names.
 */
export const tables: readonly ResourceTable[] = [
	partner,
	attendance,
	bankTransaction,
	businessCase,
	cashFlow,
	contact,
	document,
	email,
	event,
	file,
	good,
	notification,
	order,
	plannedAbsence,
	task,
	user,
];
