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
	searchText,
	text,
} from './table';

/** The filters that the list shares with the export. */
const COMMON_FILTERS: readonly Field[] = [
	...period('created', 'Created', 'date that users gave as that of the beginning'),
	...period('edited', 'Edited', 'moment when the order was last changed'),
	...period('accepted', 'Accepted', 'date on which the order was received'),
	...period('deadline', 'Deadline', 'date by which the order must be done'),
	...period('finished', 'Finished', 'date on which the order was done'),
	link('state-id', 'State', 'order-state', {
		from: 'orderStates',
		description: 'Only orders in this state, one of those of your company',
	}),
	link('type-id', 'Type', 'order-type', {
		from: 'orderTypes',
		description: 'Only orders of this type, one of those of your company',
	}),
	link('subtype-id', 'Subtype', 'order-type', {
		from: 'orderTypes',
		under: 'type-id',
		description: "Only orders of this subtype. The list shows those of 'Type'.",
	}),
	link('responsible-user-id', 'Responsible User', 'user', {
		from: 'user',
		description: 'Only orders that this user is responsible for',
	}),
	link('partner-id', 'Partner', 'partner', {
		from: 'partner',
		description: 'Only orders of this partner',
	}),
	link('business-case-id', 'Business Case', 'business-case', {
		from: 'businessCase',
		description: 'Only orders that came out of this business case',
	}),
	searchText('order'),
];

export const order: ResourceTable = {
	value: 'order',
	name: 'Order',
	plural: 'Orders',
	description: 'Jobs and orders taken from partners (zákazky)',
	path: '/orders',
	type: 'order',
	verbs: {
		create: 'Note an order or job taken from a partner, in one of the states of your company',
		get: 'Read all about one order: number, state, deadline, partner, responsible users',
		getMany: 'List or search orders, for example those in one state or due this week',
		update: 'Change an order, for example its state; only the given fields are sent',
		delete: 'Remove one order from FLOWii itself',
	},
	pickable: true,
	datedByUsers: true,
	customFields: true,
	fields: [
		text('name', 'Name', {
			main: true,
			listed: true,
			placeholder: 'e.g. Web shop 2026-0117',
			description: 'What it is about, as it shall stand in lists',
		}),
		link('state', 'State', 'order-state', {
			required: true,
			from: 'orderStates',
			listed: true,
			description:
				'One of the states that your company defined; each counts as waiting, in progress or finished',
			// Names of states are the users' own; the type says what they mean.
			tells: [choice('type', 'Type', ORDER_STATE_TYPE)],
		}),
		link('partner', 'Partner', 'partner', {
			main: true,
			from: 'partner',
			listed: true,
			description: 'Who ordered. Left empty, no partner is sent.',
		}),
		text('serial-nr', 'Serial Number', {
			only: 'update',
			description: 'The number that FLOWii gave to the order',
		}),
		// The reference's schema requires these two, its example leaves them out; public clients send them.
		dateTime('created', 'Created', {
			only: 'create',
			fallback: 'now',
			description: 'Date of the beginning. Left empty, it is the present moment.',
		}),
		link('user', 'Created By', 'user', {
			only: 'create',
			from: 'user',
			fallback: 'self',
			description: 'Who is noted as creator. Left empty, it is the user of the credential.',
		}),
		dateTime('accepted', 'Accepted', { description: 'When the order was received' }),
		dateTime('deadline', 'Deadline', { description: 'By when the order must be done' }),
		dateTime('finished', 'Finished', { description: 'When the order was done' }),
		number('delivered', 'Delivered', { description: 'A number. Its meaning is not documented.' }),
		number('warranty', 'Warranty', { description: 'A number. Its unit is not documented.' }),
		number('anticipated-income-amount', 'Expected Income', {
			listed: true,
			placeholder: 'e.g. 1500',
			description: 'What the order is expected to bring',
		}),
		longText('description', 'Description', {
			description: 'What is to be done, in full sentences',
		}),
		text('failed-finish-note', 'Note on Failure', {
			description: 'Why the order was finished without success',
		}),
		link('type', 'Type', 'order-type', {
			from: 'orderTypes',
			description: 'One of the types of orders that your company defined',
		}),
		link('subtype', 'Subtype', 'order-type', {
			from: 'orderTypes',
			under: 'type',
			description: "A finer division of the type. The list shows those of 'Type'.",
		}),
		link('responsible-users', 'Responsible Users', 'user', { from: 'user', many: true }),
		link('business-case', 'Business Case', 'business-case', {
			from: 'businessCase',
			description: 'The business case that led to the order',
		}),
		link('responsible-user', 'Responsible User', 'user', { only: 'read', listed: 'only' }),
	],
	filters: [
		...COMMON_FILTERS,
		...period('task-deadline', 'Task Deadline', "deadline of a task of the order's"),
		number('anticipated-income-from', 'Expected Income From', {
			placeholder: 'e.g. 1000',
			description: 'Least expected income of the order',
		}),
		number('anticipated-income-to', 'Expected Income To', {
			placeholder: 'e.g. 5000',
			description: 'Greatest expected income of the order',
		}),
		link('company-data-id', 'Own Company', 'company-data', {
			from: 'companyData',
			description: 'Only orders of this one of your own companies',
		}),
		link('partner-country-id', 'Country of Partner', 'country', {
			from: 'countries',
			description: 'Only orders of partners in this country',
		}),
	],
	below: {
		owners: ['partner'],
		segment: 'orders',
		description: 'List all orders of one partner',
	},
	exports: [
		{
			value: 'exportPohoda',
			name: 'Export to Pohoda',
			description: 'Get a file with orders for the accounting program Pohoda',
			path: '/export/pohoda',
			filters: COMMON_FILTERS,
		},
	],
};
