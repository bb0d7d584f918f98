import {
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
	...period('edited', 'Edited', 'moment when the business case was last changed'),
	...period('inactive', 'Inactive', 'moment of the time without activity'),
	...period('finished', 'Finished', 'date on which the business case was closed'),
	link('state-id', 'State', 'business-case-state', {
		from: 'businessCaseStates',
		description: 'Only business cases in this state, one of those of your company',
	}),
	link('source-id', 'Source', 'business-case-source', {
		from: 'businessCaseSources',
		description: 'Only business cases that came from this source',
	}),
	link('failure-id', 'Reason of Failure', 'business-case-failure', {
		from: 'businessCaseFailures',
		description: 'Only business cases that were lost for this reason',
	}),
	// Types of business cases have no documented list.
	link('type-id', 'Type ID', 'business-case-type', {
		description: 'FLOWii offers no list of these types; the ID must be known',
	}),
	link('subtype-id', 'Subtype ID', 'business-case-type', {
		description: 'FLOWii offers no list of these subtypes; the ID must be known',
	}),
	link('responsible-user-id', 'Responsible User', 'user', {
		from: 'user',
		description: 'Only business cases that this user is responsible for',
	}),
	link('partner-id', 'Partner', 'partner', {
		from: 'partner',
		description: 'Only business cases with this partner',
	}),
	link('order-id', 'Order', 'order', {
		from: 'order',
		description: 'Only business cases to which this order belongs',
	}),
	searchText('business case'),
];

export const businessCase: ResourceTable = {
	value: 'businessCase',
	name: 'Business Case',
	plural: 'Business Cases',
	description: 'Chances to sell something to a partner',
	path: '/businesscases',
	type: 'business-case',
	verbs: {
		create: 'Note a chance to sell something to a partner, in one of the states of your company',
		get: 'Read all about one business case: state, partner, expected income, responsible users',
		getMany: 'List or search business cases, for example those in one state or of one partner',
		update: 'Change a business case, for example its state; only the given fields are sent',
		delete: 'Remove one business case from FLOWii itself',
	},
	pickable: true,
	datedByUsers: true,
	customFields: true,
	fields: [
		text('name', 'Name', {
			required: true,
			listed: true,
			placeholder: 'e.g. Kitchen for Hotel Morava',
			description: 'What it is about, as it shall stand in lists',
		}),
		link('state', 'State', 'business-case-state', {
			required: true,
			from: 'businessCaseStates',
			listed: true,
			description: 'One of the states that your company defined; each counts as open, won or lost',
		}),
		link('partner', 'Partner', 'partner', {
			required: true,
			from: 'partner',
			listed: true,
			description: 'To whom something shall be sold',
		}),
		text('serial-nr', 'Serial Number', {
			only: 'update',
			listed: true,
			description: 'The number that FLOWii gave to the business case',
		}),
		dateTime('created', 'Created', {
			fallback: 'now',
			listed: true,
			description: 'Date of the beginning. Without it, create takes the present moment.',
		}),
		longText('description', 'Description', {
			description: 'What is known about the chance, in full sentences',
		}),
		dateTime('anticipated-finish-date', 'Expected End', {
			listed: true,
			description: 'When the partner is expected to decide',
		}),
		dateTime('finish-date', 'End', {
			listed: true,
			description: 'When the business case was closed',
		}),
		number('anticipated-income-amount', 'Expected Income', {
			listed: true,
			placeholder: 'e.g. 1500',
			description: 'What the business case is expected to bring',
		}),
		text('failed-finish-note', 'Note on Failure', {
			description: 'Why it was lost, in own words, beside the reason from the list',
		}),
		link('failure', 'Reason of Failure', 'business-case-failure', {
			from: 'businessCaseFailures',
			description: "Why it was lost, one of your company's reasons",
		}),
		link('responsible-users', 'Responsible Users', 'user', { from: 'user', many: true }),
		// Lists name one user, single records all of them.
		link('responsible-user', 'Responsible User', 'user', { only: 'read', listed: 'only' }),
	],
	filters: [
		...COMMON_FILTERS,
		link('partner-country-id', 'Country of Partner', 'country', {
			from: 'countries',
			description: 'Only business cases with partners in this country',
		}),
		link('partner-type-id', 'Type of Partner', 'business-relationship', {
			from: 'partnerTypes',
			description: 'Only business cases with partners of this type',
		}),
		link('partner-subtype-id', 'Subtype of Partner', 'business-relationship', {
			from: 'partnerTypes',
			under: 'partner-type-id',
			description:
				"Only business cases with partners of this subtype. The list shows those of 'Type of Partner'.",
		}),
		link('partner-tag-ids', 'Tags of Partner', 'tag', {
			from: 'partnerTags',
			many: true,
			description:
				'How FLOWii wants several tags is not documented: they are sent separated by commas',
		}),
	],
	below: {
		owners: ['partner'],
		segment: 'businesscases',
		description: 'List all business cases with one partner',
	},
	exports: [
		{
			value: 'exportXml',
			name: 'Export to XML',
			description: 'Get an XML file with business cases, with or without their messages',
			path: '/export/xml',
			filters: COMMON_FILTERS,
			flag: {
				name: 'includeMessages',
				label: 'Include Messages',
				description: 'Whether the export also contains the messages of the business cases',
			},
		},
	],
};
