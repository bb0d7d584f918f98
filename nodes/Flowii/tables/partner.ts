import { PARTNER_TYPE } from './choices';
import {
	child,
	choice,
	dateTime,
	type Field,
	flag,
	link,
	longText,
	number,
	period,
	type ResourceTable,
	text,
} from './table';

const ADDRESS: readonly Field[] = [
	text('street', 'Street'),
	text('city', 'City'),
	text('zip', 'ZIP Code', { placeholder: 'e.g. 940 01' }),
	link('country', 'Country', 'country', { from: 'countries' }),
];

export const CONTACT: readonly Field[] = [
	text('salutation', 'Salutation', { listed: true }),
	text('title', 'Title Before Name', { placeholder: 'e.g. Ing.', listed: true }),
	text('first-name', 'First Name', { listed: true }),
	text('last-name', 'Last Name', { listed: true }),
	text('post-nominal-letters', 'Title After Name', { placeholder: 'e.g. PhD.', listed: true }),
	text('email', 'E-Mail', { placeholder: 'e.g. name@example.com', listed: true }),
	text('phone', 'Phone', { listed: true }),
	text('mobile', 'Mobile', { listed: true }),
	text('job-title', 'Job Title', { listed: true }),
	text('custom', 'Other Contact', {
		placeholder: 'e.g. a social network name',
		listed: true,
	}),
	text('comment', 'Comment', { listed: true }),
	flag('is-subscribed', 'Subscribed', {
		description: 'Whether the person receives mailings',
		listed: true,
	}),
];

const ACCOUNT: readonly Field[] = [
	text('prefix', 'Prefix'),
	text('number', 'Number'),
	text('bank-code', 'Bank Code'),
	text('iban', 'IBAN'),
	text('swift', 'SWIFT'),
	text('bank-name', 'Bank Name', { only: 'read' }),
];

/** The filters that the list shares with the two exports. */
const COMMON_FILTERS: readonly Field[] = [
	...period('created', 'Created'),
	...period('edited', 'Edited'),
	link('billing-address-country-id', 'Country of Billing Address', 'country', {
		from: 'countries',
	}),
	// The reference says "array" without a format; a comma list is what JSON:API servers commonly take.
	link('tag-ids', 'Tags', 'tag', {
		from: 'partnerTags',
		many: true,
		description:
			'How FLOWii wants several tags is not documented: they are sent separated by commas',
	}),
	link('type-id', 'Partner Type', 'business-relationship', { from: 'partnerTypes' }),
	link('subtype-id', 'Partner Subtype', 'business-relationship', {
		from: 'partnerTypes',
		under: 'type-id',
	}),
	link('responsible-user-id', 'Responsible User', 'user', { from: 'user' }),
	number('business-case-state', 'Business Case State', {
		description: 'A number. Its values are not documented.',
	}),
	number('order-state', 'Order State', {
		description: 'A number. Its values are not documented.',
	}),
	text('search-text', 'Search Text', { description: 'Full-text search over the partner' }),
];

export const partner: ResourceTable = {
	value: 'partner',
	name: 'Partner',
	plural: 'Partners',
	description: 'Customers, suppliers and other firms or persons',
	path: '/partners',
	type: 'partner',
	verbs: ['create', 'get', 'getMany', 'update', 'delete'],
	pickable: true,
	customFields: true,
	fields: [
		text('name', 'Name', {
			required: true,
			listed: true,
			description: 'Name of the firm or person',
			placeholder: 'e.g. Example s.r.o.',
		}),
		choice('type', 'Kind of Partner', PARTNER_TYPE, { required: true, listed: true, initial: 1 }),
		longText('comment', 'Comment'),
		text('ico', 'Registration Number', { description: 'IČO of the firm' }),
		text('dic', 'Tax Number', { description: 'DIČ of the firm' }),
		text('ic-dph', 'VAT Number', { description: 'IČ DPH of the firm' }),
		number('invoice-maturity', 'Invoice Due Period', {
			description: 'Days until an invoice is due',
		}),
		link('base-business-relationship', 'Partner Type', 'business-relationship', {
			from: 'partnerTypes',
			listed: true,
		}),
		link('extended-business-relationship', 'Partner Subtype', 'business-relationship', {
			from: 'partnerTypes',
			under: 'base-business-relationship',
			listed: true,
		}),
		child('billing-address', 'Billing Address', 'address', ADDRESS),
		child('mailing-address', 'Mailing Address', 'address', ADDRESS),
		child('delivery-address', 'Delivery Address', 'address', ADDRESS),
		link('responsible-user', 'Responsible User', 'user', { from: 'user' }),
		child('key-contact', 'Key Contact', 'contact', CONTACT),
		child('contacts', 'Contacts', 'contact', CONTACT, { many: true }),
		child('accounts', 'Bank Accounts', 'account', ACCOUNT, { many: true }),
		child('tags', 'Tags', 'tag', [text('name', 'Name')], { many: true, keyedBy: 'name' }),
	],
	filters: [
		...COMMON_FILTERS,
		...period('inactive', 'Inactive'),
		...period('active', 'Active'),
		dateTime('business-case-created-from', 'Business Case Created From'),
		// Spelled so in the reference; which spelling the server takes is unknown.
		dateTime('busines-case-created-to', 'Business Case Created To'),
		...period('order-accepted', 'Order Accepted'),
	],
	exports: [
		{
			value: 'exportPohoda',
			name: 'Export to Pohoda',
			path: '/export/pohoda',
			filters: COMMON_FILTERS,
		},
		{
			value: 'exportXml',
			name: 'Export to XML',
			path: '/export/xml',
			filters: COMMON_FILTERS,
			flag: {
				name: 'includeContacts',
				label: 'Include Contacts',
				description: 'Whether the export also contains the contacts of the partners',
			},
		},
	],
};

export const contact: ResourceTable = {
	value: 'contact',
	name: 'Contact',
	plural: 'Contacts',
	description: 'Persons at a partner. They are written with the partner.',
	path: '/partners',
	type: 'contact',
	verbs: [],
	fields: CONTACT,
	below: { owners: ['partner'], segment: 'contacts' },
};
