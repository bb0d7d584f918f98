import { ORDER_STATE_TYPE } from './choices';
import {
	choice,
	dateTime,
	type Field,
	link,
	longText,
	number,
	period,
	type ResourceTable,
	text,
} from './table';

/** The filters that the list shares with the export. */
const COMMON_FILTERS: readonly Field[] = [
	...period('created', 'Created'),
	...period('edited', 'Edited'),
	...period('accepted', 'Accepted'),
	...period('deadline', 'Deadline'),
	...period('finished', 'Finished'),
	link('state-id', 'State', 'order-state', { from: 'orderStates' }),
	link('type-id', 'Type', 'order-type', { from: 'orderTypes' }),
	link('subtype-id', 'Subtype', 'order-type', { from: 'orderTypes', under: 'type-id' }),
	link('responsible-user-id', 'Responsible User', 'user', { from: 'user' }),
	link('partner-id', 'Partner', 'partner', { from: 'partner' }),
	link('business-case-id', 'Business Case', 'business-case', { from: 'businessCase' }),
	text('search-text', 'Search Text', { description: 'Full-text search over the order' }),
];

export const order: ResourceTable = {
	value: 'order',
	name: 'Order',
	plural: 'Orders',
	description: 'Jobs and orders taken from partners (zákazky)',
	path: '/orders',
	type: 'order',
	verbs: ['create', 'get', 'getMany', 'update', 'delete'],
	pickable: true,
	datedByUsers: true,
	customFields: true,
	fields: [
		text('name', 'Name', { main: true, listed: true }),
		link('state', 'State', 'order-state', {
			required: true,
			from: 'orderStates',
			listed: true,
			// Names of states are the users' own; the type says what they mean.
			tells: [choice('type', 'Type', ORDER_STATE_TYPE)],
		}),
		link('partner', 'Partner', 'partner', { main: true, from: 'partner', listed: true }),
		text('serial-nr', 'Serial Number', { only: 'update' }),
		// The reference's schema requires these two, its example leaves them out; public clients send them.
		dateTime('created', 'Created', { only: 'create', fallback: 'now' }),
		link('user', 'Created By', 'user', { only: 'create', from: 'user', fallback: 'self' }),
		dateTime('accepted', 'Accepted', { description: 'When the order was received' }),
		dateTime('deadline', 'Deadline'),
		dateTime('finished', 'Finished'),
		number('delivered', 'Delivered', { description: 'A number. Its meaning is not documented.' }),
		number('warranty', 'Warranty', { description: 'A number. Its unit is not documented.' }),
		number('anticipated-income-amount', 'Expected Income', { listed: true }),
		longText('description', 'Description'),
		text('failed-finish-note', 'Note on Failure'),
		link('type', 'Type', 'order-type', { from: 'orderTypes' }),
		link('subtype', 'Subtype', 'order-type', { from: 'orderTypes', under: 'type' }),
		link('responsible-users', 'Responsible Users', 'user', { from: 'user', many: true }),
		link('business-case', 'Business Case', 'business-case', { from: 'businessCase' }),
		link('responsible-user', 'Responsible User', 'user', { only: 'read', listed: 'only' }),
	],
	filters: [
		...COMMON_FILTERS,
		...period('task-deadline', 'Task Deadline'),
		number('anticipated-income-from', 'Expected Income From'),
		number('anticipated-income-to', 'Expected Income To'),
		link('company-data-id', 'Own Company', 'company-data', { from: 'companyData' }),
		link('partner-country-id', 'Country of Partner', 'country', { from: 'countries' }),
	],
	below: { owners: ['partner'], segment: 'orders' },
	exports: [
		{
			value: 'exportPohoda',
			name: 'Export to Pohoda',
			path: '/export/pohoda',
			filters: COMMON_FILTERS,
		},
	],
};
