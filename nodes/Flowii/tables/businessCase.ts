import {
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
	...period('inactive', 'Inactive'),
	...period('finished', 'Finished'),
	link('state-id', 'State', 'business-case-state', { from: 'businessCaseStates' }),
	link('source-id', 'Source', 'business-case-source', { from: 'businessCaseSources' }),
	link('failure-id', 'Reason of Failure', 'business-case-failure', {
		from: 'businessCaseFailures',
	}),
	// Types of business cases have no documented list.
	link('type-id', 'Type ID', 'business-case-type'),
	link('subtype-id', 'Subtype ID', 'business-case-type'),
	link('responsible-user-id', 'Responsible User', 'user', { from: 'user' }),
	link('partner-id', 'Partner', 'partner', { from: 'partner' }),
	link('order-id', 'Order', 'order', { from: 'order' }),
	text('search-text', 'Search Text', { description: 'Full-text search over the business case' }),
];

export const businessCase: ResourceTable = {
	value: 'businessCase',
	name: 'Business Case',
	plural: 'Business Cases',
	description: 'Chances to sell something to a partner',
	path: '/businesscases',
	type: 'business-case',
	verbs: ['create', 'get', 'getMany', 'update', 'delete'],
	pickable: true,
	datedByUsers: true,
	customFields: true,
	fields: [
		text('name', 'Name', { required: true, listed: true }),
		link('state', 'State', 'business-case-state', {
			required: true,
			from: 'businessCaseStates',
			listed: true,
		}),
		link('partner', 'Partner', 'partner', { required: true, from: 'partner', listed: true }),
		text('serial-nr', 'Serial Number', { only: 'update', listed: true }),
		dateTime('created', 'Created', { fallback: 'now', listed: true }),
		longText('description', 'Description'),
		dateTime('anticipated-finish-date', 'Expected End', { listed: true }),
		dateTime('finish-date', 'End', { listed: true }),
		number('anticipated-income-amount', 'Expected Income', { listed: true }),
		text('failed-finish-note', 'Note on Failure'),
		link('failure', 'Reason of Failure', 'business-case-failure', { from: 'businessCaseFailures' }),
		link('responsible-users', 'Responsible Users', 'user', { from: 'user', many: true }),
		// Lists name one user, single records all of them.
		link('responsible-user', 'Responsible User', 'user', { only: 'read', listed: 'only' }),
	],
	filters: [
		...COMMON_FILTERS,
		link('partner-country-id', 'Country of Partner', 'country', { from: 'countries' }),
		link('partner-type-id', 'Type of Partner', 'business-relationship', { from: 'partnerTypes' }),
		link('partner-subtype-id', 'Subtype of Partner', 'business-relationship', {
			from: 'partnerTypes',
			under: 'partner-type-id',
		}),
		link('partner-tag-ids', 'Tags of Partner', 'tag', {
			from: 'partnerTags',
			many: true,
			description:
				'How FLOWii wants several tags is not documented: they are sent separated by commas',
		}),
	],
	below: { owners: ['partner'], segment: 'businesscases' },
	exports: [
		{
			value: 'exportXml',
			name: 'Export to XML',
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
