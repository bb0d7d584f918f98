import { EMAIL_STATE, EVENT_DIRECTION, EVENT_STATE } from './choices';
import { choice, dateTime, link, longText, period, type ResourceTable, text } from './table';

/** FLOWii's API calls events communications. */
export const event: ResourceTable = {
	value: 'event',
	name: 'Event',
	plural: 'Events',
	description: 'Calls, meetings and other contacts with a partner',
	path: '/communications',
	type: 'communication',
	verbs: ['create', 'get', 'getMany', 'update', 'delete'],
	pickable: true,
	fields: [
		choice('state', 'State', EVENT_STATE, { required: true, listed: true, initial: 4 }),
		link('partner', 'Partner', 'partner', { required: true, from: 'partner', listed: true }),
		longText('note', 'Note', { listed: true }),
		choice('direction', 'Direction', EVENT_DIRECTION, { initial: 0 }),
		dateTime('planned-from', 'Planned From', { listed: true }),
		dateTime('planned-to', 'Planned To', { listed: true }),
		dateTime('finished', 'Finished', { listed: true }),
		link('user', 'User', 'user', { from: 'user', fallback: 'self' }),
		link('category', 'Category', 'communication-category', { from: 'eventCategories' }),
		link('type', 'Type', 'communication-type', { from: 'eventTypes' }),
		link('business-case', 'Business Case', 'business-case', { from: 'businessCase', listed: true }),
		link('order', 'Order', 'order', { from: 'order', listed: true }),
	],
	filters: [
		...period('created', 'Created'),
		...period('scheduled', 'Scheduled'),
		choice('state', 'State', EVENT_STATE, { initial: 4 }),
		link('type-id', 'Type', 'communication-type', { from: 'eventTypes' }),
		link('category-id', 'Category', 'communication-category', { from: 'eventCategories' }),
		link('created-by-user-id', 'Created By', 'user', { from: 'user' }),
		link('responsible-user-id', 'Responsible User', 'user', { from: 'user' }),
		link('partner-id', 'Partner', 'partner', { from: 'partner' }),
		link('partner-country-id', 'Country of Partner', 'country', { from: 'countries' }),
		link('partner-type-id', 'Type of Partner', 'business-relationship', { from: 'partnerTypes' }),
		link('partner-subtype-id', 'Subtype of Partner', 'business-relationship', {
			from: 'partnerTypes',
			under: 'partner-type-id',
		}),
		link('business-case-id', 'Business Case', 'business-case', { from: 'businessCase' }),
		link('order-id', 'Order', 'order', { from: 'order' }),
		text('search-text', 'Search Text', { description: 'Full-text search over the event' }),
	],
	below: { owners: ['partner', 'businessCase', 'order'], segment: 'communications' },
};

export const email: ResourceTable = {
	value: 'email',
	name: 'E-Mail',
	plural: 'E-Mails',
	description: 'E-mails that FLOWii filed with a record',
	path: '/mails',
	type: 'mail',
	verbs: [],
	fields: [
		choice('state', 'State', EMAIL_STATE, { listed: true }),
		text('subject', 'Subject', { listed: true }),
		dateTime('date', 'Date', { listed: true }),
		link('partner', 'Partner', 'partner', { listed: true }),
		link('business-case', 'Business Case', 'business-case', { listed: true }),
		link('order', 'Order', 'order', { listed: true }),
	],
	below: { owners: ['partner', 'businessCase', 'order'], segment: 'mails' },
};
