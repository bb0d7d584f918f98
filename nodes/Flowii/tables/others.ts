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
	verbs: ['get', 'getMany'],
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
		...period('created', 'Created'),
		...period('edited', 'Edited'),
		choice('type', 'Type', GOOD_TYPE, { initial: 0 }),
		link('currency-id', 'Currency ID', 'currency'),
		link('category-id', 'Category', 'good-category', { from: 'goodCategories' }),
		link('subcategory-id', 'Subcategory', 'good-category', {
			from: 'goodCategories',
			under: 'category-id',
		}),
		link('partner-id', 'Manufacturer', 'partner', { from: 'partner' }),
		link('partner-country-id', 'Country of Manufacturer', 'country', { from: 'countries' }),
	],
};

export const attendance: ResourceTable = {
	value: 'attendance',
	name: 'Attendance Event',
	plural: 'Attendance Events',
	description: 'Arrivals, departures and breaks of users',
	path: '/attendanceevents',
	type: 'attendance-event',
	verbs: ['create'],
	fields: [
		choice('type', 'Type', ATTENDANCE_TYPE, { required: true, initial: 1 }),
		link('user', 'User', 'user', { required: true, from: 'user' }),
		dateTime('date-time', 'Date and Time', { main: true }),
		text('note', 'Note'),
	],
};

export const plannedAbsence: ResourceTable = {
	value: 'plannedAbsence',
	name: 'Planned Absence',
	plural: 'Planned Absences',
	description: 'Holidays and other absences that are known before',
	path: '/plannedabsences',
	type: 'planned-absence',
	verbs: ['create'],
	fields: [
		choice('type', 'Type', ABSENCE_TYPE, { required: true, initial: 7 }),
		link('user', 'User', 'user', { required: true, from: 'user' }),
		date('date-from', 'From', { required: true }),
		date('date-to', 'To', { required: true }),
		text('note', 'Note'),
	],
};

export const notification: ResourceTable = {
	value: 'notification',
	name: 'Notification',
	plural: 'Notifications',
	description: 'What FLOWii told the API user',
	path: '/notifications',
	type: 'notification',
	verbs: ['getMany', 'update'],
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
	verbs: ['get', 'getMany'],
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
	verbs: ['delete'],
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
		unpaged: true,
	},
};
