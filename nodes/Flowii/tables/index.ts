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

/** Every resource that is described by a table. To add one, add its table here. */
export const tables: readonly ResourceTable[] = [
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
	partner,
	plannedAbsence,
	task,
	user,
];
