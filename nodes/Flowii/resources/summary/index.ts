import type { Resource } from '../../../shared/operation';
import { values } from '../../api/evidence';
import { singleRecord } from '../../operations/singleRecord';

export const summary: Resource = {
	name: 'Summary',
	value: 'summary',
	description: 'Counts of what is going on in the company',
	operations: [
		singleRecord({
			name: 'Get Home',
			value: 'getHome',
			action: 'Get home summary',
			description: 'Get the counts of tasks, partners, business cases and orders',
			path: '/summary/home',
			evidence: values,
		}),
		singleRecord({
			name: 'Get Notifications',
			value: 'getNotifications',
			action: 'Get notifications summary',
			description: 'Get the number of unread notifications of the API user',
			path: '/summary/notifications',
			evidence: values,
		}),
	],
};
