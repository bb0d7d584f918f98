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
	searchText,
	text,
} from './table';

/** @param whose `Billing`, because labels of one operation must differ */
function address(whose: string): Field[] {
	return [
		text('street', `${whose} Street`, {
			placeholder: 'e.g. Hlavná 12',
			description: 'Street and house number in one text',
		}),
		text('city', `${whose} City`, {
			description: 'Town or village; the ZIP code has an input of its own',
		}),
		text('zip', `${whose} ZIP Code`, {
			placeholder: 'e.g. 940 01',
			description: 'Postal code, kept as a text so that leading zeros and blanks stay',
		}),
		link('country', `${whose} Country`, 'country', {
			from: 'countries',
			description: "One of FLOWii's own list of countries",
		}),
	];
}

/** @param whose `Key Contact`, because labels of one operation must differ */
function person(whose: string): Field[] {
	return [
		text('salutation', `${whose} Salutation`, {
			listed: true,
			description: 'How the person is addressed',
		}),
		text('title', `${whose} Title Before Name`, {
			placeholder: 'e.g. Ing.',
			listed: true,
			description: 'Academic title that stands before the name',
		}),
		text('first-name', `${whose} First Name`, {
			listed: true,
			description: 'Given name of the person, without titles',
		}),
		text('last-name', `${whose} Last Name`, {
			listed: true,
			description: 'Family name of the person, without titles',
		}),
		text('post-nominal-letters', `${whose} Title After Name`, {
			placeholder: 'e.g. PhD.',
			listed: true,
			description: 'Academic title that stands after the name',
		}),
		text('email', `${whose} E-Mail`, {
			placeholder: 'e.g. name@example.com',
			listed: true,
			description: "The address by which 'Find or Create' finds the partner",
		}),
		text('phone', `${whose} Phone`, {
			placeholder: 'e.g. +421 35 123 45 67',
			listed: true,
			description: 'Number of the fixed line, best with the code of the country. Sent as it is.',
		}),
		text('mobile', `${whose} Mobile`, {
			placeholder: 'e.g. +421 905 123 456',
			listed: true,
			description:
				'Number that reaches the person, best with the code of the country. Sent as it is.',
		}),
		text('job-title', `${whose} Job Title`, {
			listed: true,
			description: 'What the person does at the partner',
		}),
		text('custom', `${whose} Other Contact`, {
			placeholder: 'e.g. a social network name',
			listed: true,
			description: 'Any other way to reach the person',
		}),
		text('comment', `${whose} Comment`, {
			listed: true,
			description: 'Internal note on the person',
		}),
		flag('is-subscribed', `${whose} Subscribed`, {
			description: 'Whether the person receives mailings',
			listed: true,
		}),
	];
}

const ACCOUNT: readonly Field[] = [
	text('prefix', 'Account Prefix', {
		description: 'What stands before the account number in the national form',
	}),
	text('number', 'Account Number', {
		description: 'Number of the account in the national form, without bank code',
	}),
	text('bank-code', 'Bank Code', {
		placeholder: 'e.g. 0900',
		description: 'Code of the bank in the national form',
	}),
	text('iban', 'IBAN', {
		placeholder: 'e.g. SK3112000000198742637541',
		description: 'International number of the account; it names country and bank, too',
	}),
	text('swift', 'SWIFT', { description: 'SWIFT code (BIC) of the bank' }),
	text('bank-name', 'Bank Name', { only: 'read' }),
];

/** The filters that the list shares with the two exports. */
const COMMON_FILTERS: readonly Field[] = [
	...period('created', 'Created', 'moment when the partner was added to FLOWii'),
	...period('edited', 'Edited', 'moment when the partner was last changed'),
	link('billing-address-country-id', 'Country of Billing Address', 'country', {
		from: 'countries',
		description: 'Only partners whose billing address is in this country',
	}),
	// The reference says "array" without a format; a comma list is what JSON:API servers commonly take.
	link('tag-ids', 'Tags', 'tag', {
		from: 'partnerTags',
		many: true,
		description:
			'How FLOWii wants several tags is not documented: they are sent separated by commas',
	}),
	link('type-id', 'Partner Type', 'business-relationship', {
		from: 'partnerTypes',
		description: 'Only partners of this type, such as customers or suppliers',
	}),
	link('subtype-id', 'Partner Subtype', 'business-relationship', {
		from: 'partnerTypes',
		under: 'type-id',
		description: "Only partners of this subtype. The list shows those of 'Partner Type'.",
	}),
	link('responsible-user-id', 'Responsible User', 'user', {
		from: 'user',
		description: 'Only partners that this user is responsible for',
	}),
	number('business-case-state', 'Business Case State', {
		isState: true,
		description: 'A number. Its values are not documented.',
	}),
	number('order-state', 'Order State', {
		isState: true,
		description: 'A number. Its values are not documented.',
	}),
	searchText('partner'),
];

export const partner: ResourceTable = {
	value: 'partner',
	name: 'Partner',
	plural: 'Partners',
	description: 'Customers, suppliers and other firms or persons',
	path: '/partners',
	type: 'partner',
	verbs: {
		getMany: 'List or search customers, suppliers and other partners',
		create: 'Add a firm or person, with addresses, contacts and bank accounts',
		get: 'Read all about one partner: addresses, contacts, bank accounts, tags',
		update: 'Change a partner; only the given fields are sent',
		delete: 'Remove one partner from FLOWii itself',
	},
	pickable: true,
	customFields: true,
	fields: [
		text('name', 'Name', {
			required: true,
			listed: true,
			description: 'Name of the firm or person',
			placeholder: 'e.g. Example s.r.o.',
		}),
		choice('type', 'Kind of Partner', PARTNER_TYPE, {
			required: true,
			listed: true,
			initial: 1,
			description: 'Whether the partner is a firm or a natural person',
		}),
		longText('comment', 'Comment', { description: 'Internal note on the partner' }),
		text('ico', 'Registration Number', {
			placeholder: 'e.g. 46383913',
			description: 'IČO of the firm',
		}),
		text('dic', 'Tax Number', { placeholder: 'e.g. 2023367891', description: 'DIČ of the firm' }),
		text('ic-dph', 'VAT Number', {
			placeholder: 'e.g. SK2023367891',
			description: 'IČ DPH of the firm',
		}),
		number('invoice-maturity', 'Invoice Due Period', {
			placeholder: 'e.g. 14',
			description: 'Days until an invoice is due',
		}),
		link('base-business-relationship', 'Partner Type', 'business-relationship', {
			from: 'partnerTypes',
			listed: true,
			description: 'What the partner is to your company, such as customer or supplier',
		}),
		link('extended-business-relationship', 'Partner Subtype', 'business-relationship', {
			from: 'partnerTypes',
			under: 'base-business-relationship',
			listed: true,
			description: "A finer division of the type. The list shows those of 'Partner Type'.",
		}),
		child('billing-address', 'Billing Address', 'address', address('Billing'), {
			description: 'The address that invoices are made out to',
		}),
		child('mailing-address', 'Mailing Address', 'address', address('Mailing'), {
			description: 'The address for letters',
		}),
		child('delivery-address', 'Delivery Address', 'address', address('Delivery'), {
			description: 'The address where goods are delivered',
		}),
		link('responsible-user', 'Responsible User', 'user', {
			from: 'user',
			description: 'The user of FLOWii who takes care of the partner',
		}),
		child('key-contact', 'Key Contact', 'contact', person('Key Contact'), {
			description: 'The person to turn to first',
		}),
		child('contacts', 'Contacts', 'contact', person('Contact'), {
			many: true,
			description: 'Further persons at the partner',
		}),
		child('accounts', 'Bank Accounts', 'account', ACCOUNT, {
			many: true,
			description: "The partner's bank accounts, by IBAN or in the national form",
		}),
		child(
			'tags',
			'Tags',
			'tag',
			[text('name', 'Tag', { description: 'Name of the tag (in Slovak: menovka)' })],
			{ many: true, keyedBy: 'name', description: 'Words by which partners are grouped' },
		),
	],
	filters: [
		...COMMON_FILTERS,
		...period('inactive', 'Inactive', 'moment of the time without activity'),
		...period('active', 'Active', 'moment of the time with activity'),
		dateTime('business-case-created-from', 'Business Case Created From', {
			description: "Earliest date of a business case of the partner's",
		}),
		// Spelled so in the reference; which spelling the server takes is unknown.
		dateTime('busines-case-created-to', 'Business Case Created To', {
			description:
				"Latest date of a business case of the partner's. A date without a time means the beginning of that day.",
		}),
		...period('order-accepted', 'Order Accepted', "receipt of an order of the partner's"),
	],
	exports: [
		{
			value: 'exportPohoda',
			name: 'Export to Pohoda',
			description: 'Get a file with partners for the accounting program Pohoda',
			path: '/export/pohoda',
			filters: COMMON_FILTERS,
		},
		{
			value: 'exportXml',
			name: 'Export to XML',
			description: 'Get an XML file with partners, with or without their contacts',
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
	verbs: {},
	fields: person('Contact'),
	below: {
		owners: ['partner'],
		segment: 'contacts',
		description: 'List the persons at one partner, with e-mail addresses and telephone numbers',
	},
};
