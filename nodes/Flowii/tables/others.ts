import {
	ABSENCE_TYPE,
	ATTACHMENT_SUBTYPE,
	ATTENDANCE_TYPE,
	GOOD_TYPE,
	NOTIFICATION_TYPE,
	PRICE_TYPE,
	SEVERITY,
} from './choices';
import {
	choice,
	date,
	dateTime,
	flag,
	link,
	number,
	period,
	type ResourceTable,
	text,
} from './table';

export const good: ResourceTable = {
	value: 'good',
	name: 'Good or Service',
	plural: 'Goods and Services',
	description: 'Entries of the price list',
	path: '/goods',
	type: 'good',
	verbs: {
		get: 'Read all about one entry of the price list: prices, VAT, unit, description',
		getMany: 'List the goods and services of the price list with their prices',
	},
	pickable: true,
	datedByUsers: true,
	fields: [
		text('name', 'Name', { listed: true }),
		text('serial-nr', 'Serial Number', { listed: true }),
		choice('type', 'Type', GOOD_TYPE),
		number('visibility-type', 'Visibility Type'),
		text('ean', 'EAN', { listed: true }),
		number('purchase-price', 'Purchase Price', { listed: true }),
		choice('purchase-price-type', 'Purchase Price Type', PRICE_TYPE, { listed: true }),
		number('selling-price', 'Selling Price', { listed: true }),
		choice('selling-price-type', 'Selling Price Type', PRICE_TYPE, { listed: true }),
		number('vat-rate', 'VAT Rate', { listed: true }),
		text('additional-text', 'Additional Text'),
		text('description', 'Description'),
		link('unit-of-measure', 'Unit of Measure', 'unit'),
		link('category', 'Category', 'good-category'),
		link('subcategory', 'Subcategory', 'good-category'),
		link('partner', 'Manufacturer', 'partner'),
	],
	filters: [
		...period('created', 'Created', 'date that users gave as that of the beginning'),
		...period('edited', 'Edited', 'moment when the entry was last changed'),
		choice('type', 'Type', GOOD_TYPE, {
			initial: 0,
			description: 'Only goods, or only services',
		}),
		link('currency-id', 'Currency ID', 'currency', {
			description: 'Only entries in this currency. Existing cash flows tell the IDs.',
		}),
		link('category-id', 'Category', 'good-category', {
			from: 'goodCategories',
			description: 'Only entries of this category',
		}),
		link('subcategory-id', 'Subcategory', 'good-category', {
			from: 'goodCategories',
			under: 'category-id',
			description: "Only entries of this subcategory. The list shows those of 'Category'.",
		}),
		link('partner-id', 'Manufacturer', 'partner', {
			from: 'partner',
			description: 'Only what this partner makes',
		}),
		link('partner-country-id', 'Country of Manufacturer', 'country', {
			from: 'countries',
			description: 'Only what is made by partners in this country',
		}),
	],
};

export const attendance: ResourceTable = {
	value: 'attendance',
	name: 'Attendance Event',
	plural: 'Attendance Events',
	description: 'Arrivals, departures and breaks of users',
	path: '/attendanceevents',
	type: 'attendance-event',
	verbs: { create: 'Note that a user came, left, went to lunch or is away' },
	fields: [
		choice('type', 'Type', ATTENDANCE_TYPE, {
			required: true,
			initial: 1,
			description: 'What the user did: arrive, leave, go to lunch …',
		}),
		link('user', 'User', 'user', {
			required: true,
			from: 'user',
			description: 'Whose attendance it is',
		}),
		dateTime('date-time', 'Date and Time', {
			main: true,
			description: 'When it happened. What FLOWii takes when it is left empty is not documented.',
		}),
		text('note', 'Note', { description: 'What else to know about it' }),
	],
};

export const plannedAbsence: ResourceTable = {
	value: 'plannedAbsence',
	name: 'Planned Absence',
	plural: 'Planned Absences',
	description: 'Holidays and other absences that are known before',
	path: '/plannedabsences',
	type: 'planned-absence',
	verbs: { create: 'Note a holiday, business trip or other absence that is known before' },
	fields: [
		choice('type', 'Type', ABSENCE_TYPE, {
			required: true,
			initial: 7,
			description: 'Why the user will be away',
		}),
		link('user', 'User', 'user', {
			required: true,
			from: 'user',
			description: 'Who will be away',
		}),
		date('date-from', 'From', { required: true, description: 'First day of the absence' }),
		date('date-to', 'To', { required: true, description: 'Last day of the absence' }),
		text('note', 'Note', { description: 'What else to know about the absence' }),
	],
};

export const notification: ResourceTable = {
	value: 'notification',
	name: 'Notification',
	plural: 'Notifications',
	description: 'What FLOWii told the API user',
	path: '/notifications',
	type: 'notification',
	verbs: {
		getMany: 'List what FLOWii told the API user, read or not',
		update: 'Mark one notification as read or unread',
	},
	pickable: true,
	fields: [
		text('message', 'Message', { only: 'read', listed: true }),
		dateTime('created', 'Created', { only: 'read', listed: true }),
		flag('is-read', 'Is Read', {
			listed: true,
			description: 'Whether the notification counts as read',
		}),
		choice('severity', 'Severity', SEVERITY, { only: 'read', listed: true }),
		choice('type', 'Type', NOTIFICATION_TYPE, { only: 'read', listed: true }),
		choice('subtype', 'Subtype', ATTACHMENT_SUBTYPE, { only: 'read', listed: true }),
		link('user', 'User', 'user', { only: 'read', listed: true }),
		link('task', 'Task', 'task', { only: 'read', listed: true }),
		link('communication', 'Event', 'communication', { only: 'read', listed: true }),
		link('business-case', 'Business Case', 'business-case', { only: 'read', listed: true }),
		link('order', 'Order', 'order', { only: 'read', listed: true }),
	],
};

/** Users cannot be changed through the API, and their list comes in one piece. */
export const user: ResourceTable = {
	value: 'user',
	name: 'User',
	plural: 'Users',
	description: 'Users of the company and what they may do',
	path: '/users',
	type: 'user',
	unpaged: true,
	verbs: {
		get: 'Read the name of one user by ID',
		getMany: 'List the users of the company, to whom tasks and orders can be given',
	},
	pickable: true,
	fields: [
		text('name', 'Name', { listed: true, description: 'Surname first, as FLOWii keeps it' }),
	],
};

export const file: ResourceTable & Required<Pick<ResourceTable, 'below'>> = {
	value: 'file',
	name: 'File',
	plural: 'Files',
	description: 'Attachments of partners, business cases, orders, tasks and events',
	path: '/files',
	type: 'file',
	verbs: { delete: 'Remove one attachment from FLOWii itself' },
	fields: [
		text('name', 'Name', { listed: true }),
		number('size', 'Size', { listed: true, description: 'In bytes' }),
		text('content-type', 'Content Type'),
		text('link', 'Link'),
		dateTime('created-date', 'Created', { listed: true }),
		text('note', 'Note'),
		link('user', 'User', 'user', { listed: true }),
	],
	below: {
		owners: ['partner', 'businessCase', 'order', 'task', 'event'],
		segment: 'files',
		description: 'List the attachments of one partner, business case, order, task or event',
		unpaged: true,
	},
};
