import type { Filter } from './filters.mts';
import { equals, link, text } from './filters.mts';
import type { StoredRecord } from './state.mts';
import { refsOf } from './state.mts';
import type { Store } from './store.mts';

/**
 * FLOWii's resources, one row each. What differs between them is data: which attributes and links a
 * list and a single record show, what a filter looks at, what FLOWii fills in by itself.
 * https://flowiiapi.docs.apiary.io
 */

/** Names of the attributes and relationships that an answer shows. */
export interface Shape {
	attributes: string[];
	relationships?: string[];
}

export interface ResourceTable {
	type: string;
	path: string;
	/** Its operations are `list` + plural, and `get`, `create`, `update`, `delete` + singular. */
	singular: string;
	plural: string;
	writable?: boolean;
	/** What lists show; they are thinner than single records. Default: everything. */
	list?: Shape;
	/** What a single record shows. Default: everything. */
	one?: Shape;
	/** `from` and `to` are left out: `created` stands for `created-from` and `created-to`. */
	filters?: Record<string, Filter>;
	/** Only records without a parent are in the list; the others are below `/{id}/<path>`. */
	tree?: boolean;
	/** Values that FLOWii computes when it shows a record. */
	computed?: Record<string, (record: StoredRecord, store: Store) => unknown>;
	/** What FLOWii fills in when a record is created. */
	onCreate?(record: StoredRecord, store: Store): void;
}

/** These exist only inside their parent and are written along with it. */
export const CHILD_TYPES = [
	'account',
	'activity',
	'address',
	'contact',
	'item',
	'order-allocation',
	'tag',
];

/** Lists of values in a body, and the `value-type` of the fields whose values they carry. */
export const CUSTOM_FIELD_LISTS: Record<string, number> = {
	'custom-field-bool-values': 1,
	'custom-field-numeric-values': 2,
	'custom-field-string-values': 3,
	'custom-field-date-values': 4,
	'custom-field-enum-values': 6,
};

export const TYPE_ALIASES: Record<string, string> = {
	invoice: 'document',
	'unit-of-measure': 'unit',
};

/** What `included` tells of a linked record. Default: its name. Children are shown whole. */
export const INCLUDED_ATTRIBUTES: Record<string, string[]> = {
	communication: ['note'],
	'company-data': [],
	currency: ['alpha-code'],
	document: ['serial-nr'],
	'order-state': ['name', 'type'],
	task: ['caption'],
	'task-message': ['created', 'message'],
};

/** Attributes that only the sandbox knows. */
export const HIDDEN_ATTRIBUTES = ['document-type', 'owner', 'self'];

const serialNumber = (record: StoredRecord, store: Store) => {
	const count = store.all(record.type).length;
	record.attributes['serial-nr'] = String(count).padStart(4, '0');
};

const firstResponsible = {
	'responsible-user': (record: StoredRecord) =>
		refsOf(record.relationships['responsible-users'])[0] ?? null,
};

const codeList = (type: string, path: string, singular: string, plural: string, tree = false) => ({
	type,
	path,
	singular,
	plural,
	tree,
});

export const RESOURCES: ResourceTable[] = [
	{
		type: 'partner',
		path: 'partners',
		singular: 'Partner',
		plural: 'Partners',
		writable: true,
		list: {
			attributes: ['name', 'type'],
			relationships: ['base-business-relationship', 'extended-business-relationship'],
		},
		one: {
			attributes: ['name', 'type', 'comment', 'ico', 'dic', 'ic-dph', 'invoice-maturity'],
			relationships: [
				'base-business-relationship',
				'extended-business-relationship',
				'billing-address',
				'mailing-address',
				'delivery-address',
				'responsible-user',
				'key-contact',
				'contacts[]',
				'accounts[]',
				'tags[]',
			],
		},
		filters: {
			'billing-address-country-id': link('billing-address', 'country'),
			'tag-ids': link('tags'),
			'type-id': link('base-business-relationship'),
			'subtype-id': link('extended-business-relationship'),
			'responsible-user-id': link('responsible-user'),
			'search-text': text(
				'name',
				'ico',
				'key-contact.email',
				'contacts.email',
				'contacts.last-name',
			),
		},
	},
	{
		type: 'business-case',
		path: 'businesscases',
		singular: 'BusinessCase',
		plural: 'BusinessCases',
		writable: true,
		list: {
			attributes: [
				'name',
				'serial-nr',
				'created',
				'anticipated-finish-date',
				'finish-date',
				'anticipated-income-amount',
			],
			relationships: ['state', 'partner', 'responsible-user'],
		},
		one: {
			attributes: [
				'name',
				'serial-nr',
				'description',
				'created',
				'anticipated-finish-date',
				'finish-date',
				'anticipated-income-amount',
				'failed-finish-note',
			],
			relationships: ['state', 'failure', 'partner', 'responsible-users[]'],
		},
		computed: firstResponsible,
		onCreate: serialNumber,
		filters: {
			'state-id': link('state'),
			'failure-id': link('failure'),
			'responsible-user-id': link('responsible-users'),
			'partner-id': link('partner'),
			'partner-country-id': link('partner', 'billing-address', 'country'),
			'partner-type-id': link('partner', 'base-business-relationship'),
			'partner-subtype-id': link('partner', 'extended-business-relationship'),
			'partner-tag-ids': link('partner', 'tags'),
			'search-text': text('name', 'description', 'serial-nr', 'partner.name'),
		},
	},
	{
		type: 'order',
		path: 'orders',
		singular: 'Order',
		plural: 'Orders',
		writable: true,
		list: {
			attributes: ['name', 'anticipated-income-amount'],
			relationships: ['state', 'partner', 'responsible-user'],
		},
		one: {
			attributes: [
				'name',
				'serial-nr',
				'created',
				'accepted',
				'deadline',
				'finished',
				'delivered',
				'warranty',
				'anticipated-income-amount',
				'description',
				'failed-finish-note',
			],
			relationships: [
				'type',
				'subtype',
				'state',
				'partner',
				'user',
				'responsible-users[]',
				'business-case',
			],
		},
		computed: firstResponsible,
		onCreate: serialNumber,
		filters: {
			'state-id': link('state'),
			'type-id': link('type'),
			'subtype-id': link('subtype'),
			'responsible-user-id': link('responsible-users'),
			'partner-id': link('partner'),
			'partner-country-id': link('partner', 'billing-address', 'country'),
			'business-case-id': link('business-case'),
			'search-text': text('name', 'description', 'serial-nr', 'partner.name'),
		},
	},
	{
		type: 'task',
		path: 'tasks',
		singular: 'Task',
		plural: 'Tasks',
		writable: true,
		list: {
			attributes: ['serial-nr', 'caption', 'deadline', 'state'],
			relationships: ['user', 'activities[]', 'partner', 'business-case', 'order'],
		},
		one: {
			attributes: ['serial-nr', 'caption', 'description', 'deadline'],
			relationships: [
				'user',
				'activities[]',
				'task-messages[]',
				'category',
				'subcategory',
				'partner',
				'business-case',
				'order',
			],
		},
		computed: {
			state: (record, store) => store.linked(record, 'activities')[0]?.attributes.state ?? null,
		},
		onCreate: (record, store) => {
			serialNumber(record, store);
			const self = store.self();
			record.relationships.user ??= { type: 'user', id: self.id };
			store.linked(record, 'activities').forEach((activity, index) => {
				Object.assign(activity.attributes, { order: index + 1, 'is-main': index === 0 });
			});
		},
		filters: {
			state: equals('activities', 'state'),
			'activity-type-id': link('activities', 'activity-type'),
			'category-id': link('category'),
			'subcategory-id': link('subcategory'),
			'created-by-user-id': link('user'),
			'responsible-user-id': link('activities', 'user'),
			'partner-id': link('partner'),
			'partner-country-id': link('partner', 'billing-address', 'country'),
			'business-case-id': link('business-case'),
			'order-id': link('order'),
			'order-state-id': link('order', 'state'),
			'search-text': text('caption', 'description', 'serial-nr', 'partner.name'),
		},
	},
	{
		type: 'communication',
		path: 'communications',
		singular: 'Event',
		plural: 'Events',
		writable: true,
		list: {
			attributes: ['note', 'state', 'planned-from', 'planned-to', 'finished'],
			relationships: ['partner', 'business-case', 'order'],
		},
		one: {
			attributes: ['note', 'direction', 'planned-from', 'planned-to', 'finished', 'state'],
			relationships: ['category', 'type', 'user', 'partner', 'business-case', 'order'],
		},
		filters: {
			state: equals('state'),
			'type-id': link('type'),
			'category-id': link('category'),
			'created-by-user-id': link('user'),
			'responsible-user-id': link('user'),
			'partner-id': link('partner'),
			'partner-country-id': link('partner', 'billing-address', 'country'),
			'partner-type-id': link('partner', 'base-business-relationship'),
			'partner-subtype-id': link('partner', 'extended-business-relationship'),
			'business-case-id': link('business-case'),
			'order-id': link('order'),
			'search-text': text('note', 'partner.name'),
		},
	},
	{
		type: 'good',
		path: 'goods',
		singular: 'Good',
		plural: 'Goods',
		list: {
			attributes: [
				'name',
				'serial-nr',
				'ean',
				'purchase-price',
				'purchase-price-type',
				'selling-price',
				'selling-price-type',
				'vat-rate',
			],
		},
		one: {
			attributes: [
				'name',
				'serial-nr',
				'type',
				'visibility-type',
				'ean',
				'purchase-price',
				'purchase-price-type',
				'selling-price',
				'selling-price-type',
				'vat-rate',
				'additional-text',
				'description',
			],
			relationships: ['unit-of-measure', 'category', 'subcategory', 'partner'],
		},
		filters: {
			type: equals('type'),
			'category-id': link('category'),
			'subcategory-id': link('subcategory'),
			'partner-id': link('partner'),
			'partner-country-id': link('partner', 'billing-address', 'country'),
		},
	},
	{
		type: 'cash-flow',
		path: 'cashflow',
		singular: 'CashFlow',
		plural: 'CashFlows',
		writable: true,
		list: {
			attributes: ['type', 'amount', 'taxed-amount'],
			relationships: ['currency', 'invoice', 'partner', 'business-case'],
		},
		one: {
			attributes: [
				'type',
				'created-date',
				'due-date',
				'payment-date',
				'amount',
				'taxed-amount',
				'purpose',
				'note',
			],
			relationships: [
				'currency',
				'invoice',
				'category',
				'company-data',
				'partner',
				'business-case',
			],
		},
		onCreate: (record, store) => {
			record.attributes['created-date'] ??= store.localNow();
		},
		filters: {
			type: equals('type'),
			'income-category-id': link('category'),
			'expenditure-category-id': link('category'),
			'currency-id': link('currency'),
			'company-data-id': link('company-data'),
			'partner-id': link('partner'),
			'partner-country-id': link('partner', 'billing-address', 'country'),
			'partner-responsible-user-id': link('partner', 'responsible-user'),
			'business-case-id': link('business-case'),
			'order-id': link('order-allocations', 'order'),
			'invoice-pairing': (record, value) =>
				value === '-1' || (value === '-3') === Boolean(record.relationships.invoice),
		},
	},
	{
		...codeList('company-data', 'companydata', 'OwnCompany', 'OwnCompanies'),
		list: { attributes: ['name'] },
	},
	{
		...codeList('user', 'users', 'User', 'Users'),
		list: { attributes: ['name'] },
		one: { attributes: ['name'] },
	},
	codeList('activity-type', 'activitytypes', 'ActivityType', 'ActivityTypes'),
	codeList('bank-account', 'bankaccounts', 'BankAccount', 'BankAccounts'),
	codeList(
		'business-case-failure',
		'businesscasefailures',
		'BusinessCaseFailure',
		'BusinessCaseFailures',
	),
	codeList(
		'business-case-source',
		'businesscasesources',
		'BusinessCaseSource',
		'BusinessCaseSources',
	),
	codeList('business-case-state', 'businesscasestates', 'BusinessCaseState', 'BusinessCaseStates'),
	codeList('communication-category', 'communicationcategories', 'EventCategory', 'EventCategories'),
	codeList('communication-type', 'communicationtypes', 'EventType', 'EventTypes'),
	codeList('delivery-type', 'deliverytypes', 'DeliveryType', 'DeliveryTypes'),
	codeList('order-state', 'orderstates', 'OrderState', 'OrderStates'),
	codeList('payment-method', 'paymentmethods', 'PaymentMethod', 'PaymentMethods'),
	codeList('unit', 'units', 'Unit', 'Units'),
	codeList('business-relationship', 'businessrelationships', 'PartnerType', 'PartnerTypes', true),
	codeList(
		'document-category',
		'documentcategories',
		'DocumentCategory',
		'DocumentCategories',
		true,
	),
	codeList('good-category', 'goodcategories', 'GoodCategory', 'GoodCategories', true),
	codeList('order-type', 'ordertypes', 'OrderType', 'OrderTypes', true),
	codeList('task-category', 'taskcategories', 'TaskCategory', 'TaskCategories', true),
];

/** Types without an address of their own, but with a shape. */
export const SHAPES: Record<string, Shape> = {
	document: {
		attributes: [
			'serial-nr',
			'type',
			'invoice-type',
			'invoice-state',
			'gross-amount',
			'taxed-gross-amount',
			'unpaid',
		],
	},
	activity: {
		attributes: ['order', 'is-main', 'state'],
		relationships: ['activity-type', 'user'],
	},
	'activity-interval': { attributes: ['from', 'to'], relationships: ['activity'] },
	mail: {
		attributes: ['state', 'subject', 'date'],
		relationships: ['partner', 'business-case', 'order'],
	},
	file: { attributes: ['name', 'size', 'created-date'], relationships: ['user'] },
	'numbering-sequence': { attributes: ['name', 'format'] },
};

/** A list below a record: what is in it, and the link back that it does not repeat. */
export interface SubList {
	operationId: string;
	parent: string;
	type: string;
	/** The member's relationship that names the parent ... */
	by?: string[];
	/** ... or the parent's relationships that name the members. */
	from?: string[];
	paged?: boolean;
}

export const SUB_LISTS: SubList[] = [
	{
		operationId: 'listPartnerContacts',
		parent: 'partner',
		type: 'contact',
		from: ['key-contact', 'contacts'],
		paged: true,
	},
	...['partner', 'business-case', 'order'].flatMap((parent) => {
		const list = (name: string, type: string): SubList => ({
			operationId: `list${nameOf(parent)}${name}`,
			parent,
			type,
			by: [parent],
			paged: true,
		});
		return [list('Tasks', 'task'), list('Events', 'communication'), list('Emails', 'mail')];
	}),
	{
		operationId: 'listPartnerBusinessCases',
		parent: 'partner',
		type: 'business-case',
		by: ['partner'],
		paged: true,
	},
	{
		operationId: 'listPartnerOrders',
		parent: 'partner',
		type: 'order',
		by: ['partner'],
		paged: true,
	},
	{
		operationId: 'listPartnerDocuments',
		parent: 'partner',
		type: 'document',
		by: ['partner'],
		paged: true,
	},
	{
		operationId: 'listOrderDocuments',
		parent: 'order',
		type: 'document',
		by: ['order-allocations', 'order'],
		paged: true,
	},
	{ operationId: 'listTaskActivities', parent: 'task', type: 'activity', from: ['activities'] },
	{ operationId: 'listTaskTimeRecords', parent: 'task', type: 'activity-interval', by: ['task'] },
	{
		operationId: 'listPartnerSubtypes',
		parent: 'business-relationship',
		type: 'business-relationship',
		by: ['parent'],
	},
	{ operationId: 'listOrderSubtypes', parent: 'order-type', type: 'order-type', by: ['parent'] },
	{
		operationId: 'listTaskSubcategories',
		parent: 'task-category',
		type: 'task-category',
		by: ['parent'],
	},
	{
		operationId: 'listGoodSubcategories',
		parent: 'good-category',
		type: 'good-category',
		by: ['parent'],
	},
	{
		operationId: 'listDocumentSubcategories',
		parent: 'document-category',
		type: 'document-category',
		by: ['parent'],
	},
];

/** Records that files can be attached to. */
export const FILE_OWNERS = ['partner', 'business-case', 'order', 'task', 'communication'];

/** Records that have fields of the company's own. */
export const CUSTOM_FIELD_OWNERS = ['partner', 'business-case', 'order', 'task'];

/** The name of a type inside operation names: `BusinessCase`, and `Event` for a communication. */
export function nameOf(type: string): string {
	return RESOURCES.find((table) => table.type === type)?.singular ?? type;
}
