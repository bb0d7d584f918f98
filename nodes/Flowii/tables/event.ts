import { EMAIL_STATE, EVENT_DIRECTION, EVENT_STATE } from './choices';
import {
	choice,
	dateTime,
	link,
	longText,
	period,
	type ResourceTable,
	searchText,
	text,
} from './table';

/** FLOWii's API calls events communications. */
export const event: ResourceTable = {
	value: 'event',
	name: 'Event',
	plural: 'Events',
	description: 'Calls, meetings and other contacts with a partner',
	spoken: { one: 'event (call or meeting)', many: 'events (calls and meetings)' },
	path: '/communications',
	type: 'communication',
	verbs: {
		create: 'Plan a call, meeting or other contact with a partner, or note one that took place',
		get: 'Read all about one call, meeting or other contact with a partner',
		getMany: 'List or search calls, meetings and other contacts with partners',
		update: 'Change a call or meeting, for example to done; only the given fields are sent',
		delete: 'Remove one call, meeting or other contact from FLOWii itself',
	},
	pickable: true,
	fields: [
		choice('state', 'State', EVENT_STATE, {
			required: true,
			listed: true,
			initial: 4,
			description: 'Whether the contact is still to come or has taken place',
		}),
		link('partner', 'Partner', 'partner', {
			required: true,
			from: 'partner',
			listed: true,
			description: 'With whom the contact is',
		}),
		longText('note', 'Note', { listed: true, description: 'What it is about, or what was said' }),
		choice('direction', 'Direction', EVENT_DIRECTION, {
			initial: 0,
			description: 'Who turned to whom: incoming is from the partner',
		}),
		dateTime('planned-from', 'Planned From', {
			listed: true,
			description: 'When the contact is planned to begin',
		}),
		dateTime('planned-to', 'Planned To', {
			listed: true,
			description: 'When the contact is planned to end',
		}),
		dateTime('finished', 'Finished', {
			listed: true,
			description: 'When the contact was finished',
		}),
		link('user', 'User', 'user', {
			from: 'user',
			fallback: 'self',
			description:
				'Who has the contact on the side of your company. Without it, create takes the user of the credential.',
		}),
		link('category', 'Category', 'communication-category', {
			from: 'eventCategories',
			description: 'One of the categories of events that your company defined',
		}),
		link('type', 'Type', 'communication-type', {
			from: 'eventTypes',
			description: 'How the contact is made, one of the types of your company',
		}),
		link('business-case', 'Business Case', 'business-case', {
			from: 'businessCase',
			listed: true,
			description: 'The business case to which the event belongs',
		}),
		link('order', 'Order', 'order', {
			from: 'order',
			listed: true,
			description: 'The order to which the event belongs',
		}),
	],
	filters: [
		...period('created', 'Created', 'moment when the event was added to FLOWii'),
		...period('scheduled', 'Scheduled', 'date of the event'),
		choice('state', 'State', EVENT_STATE, {
			initial: 4,
			description: 'Only events that are still to come, or only those that took place',
		}),
		link('type-id', 'Type', 'communication-type', {
			from: 'eventTypes',
			description: 'Only events of this type, one of those of your company',
		}),
		link('category-id', 'Category', 'communication-category', {
			from: 'eventCategories',
			description: 'Only events of this category',
		}),
		link('created-by-user-id', 'Created By', 'user', {
			from: 'user',
			description: 'Only events that this user added',
		}),
		link('responsible-user-id', 'Responsible User', 'user', {
			from: 'user',
			description: 'Only events that this user carries out (in Slovak: realizátor)',
		}),
		link('partner-id', 'Partner', 'partner', {
			from: 'partner',
			description: 'Only events with this partner',
		}),
		link('partner-country-id', 'Country of Partner', 'country', {
			from: 'countries',
			description: 'Only events with partners in this country',
		}),
		link('partner-type-id', 'Type of Partner', 'business-relationship', {
			from: 'partnerTypes',
			description: 'Only events with partners of this type',
		}),
		link('partner-subtype-id', 'Subtype of Partner', 'business-relationship', {
			from: 'partnerTypes',
			under: 'partner-type-id',
			description:
				"Only events with partners of this subtype. The list shows those of 'Type of Partner'.",
		}),
		link('business-case-id', 'Business Case', 'business-case', {
			from: 'businessCase',
			description: 'Only events that belong to this business case',
		}),
		link('order-id', 'Order', 'order', {
			from: 'order',
			description: 'Only events that belong to this order',
		}),
		searchText('event'),
	],
	below: {
		owners: ['partner', 'businessCase', 'order'],
		segment: 'communications',
		description: 'List all calls, meetings and other contacts of one partner, case or order',
	},
};

export const email: ResourceTable = {
	value: 'email',
	name: 'E-Mail',
	plural: 'E-Mails',
	description: 'E-mails that FLOWii filed with a record',
	path: '/mails',
	type: 'mail',
	verbs: {},
	fields: [
		choice('state', 'State', EMAIL_STATE, { listed: true }),
		text('subject', 'Subject', { listed: true }),
		dateTime('date', 'Date', { listed: true }),
		link('partner', 'Partner', 'partner', { listed: true }),
		link('business-case', 'Business Case', 'business-case', { listed: true }),
		link('order', 'Order', 'order', { listed: true }),
	],
	below: {
		owners: ['partner', 'businessCase', 'order'],
		segment: 'mails',
		description: 'List the e-mails that FLOWii filed with one partner, business case or order',
	},
};
