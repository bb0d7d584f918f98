import { BUSINESS_CASE_STATE_TYPE, ORDER_STATE_TYPE } from './choices';
import {
	choice,
	type CodeListName,
	type CodeListTable,
	type Field,
	flag,
	link,
	number,
	text,
} from './table';

const NAME = text('name', 'Name', { listed: true });
const ORDER = number('order', 'Order', { listed: true });

/** Trees: main entries have no parent, the entries below them are listed apart. */
function tree(type: string): readonly Field[] {
	return [NAME, ORDER, link('parent', 'Parent', type, { listed: true })];
}

export const codeLists: Record<CodeListName, CodeListTable> = {
	activityTypes: {
		name: 'Activity Types',
		path: '/activitytypes',
		single: '/activitytypes',
		type: 'activity-type',
		attributes: [NAME],
	},
	bankAccounts: {
		name: 'Bank Accounts',
		path: '/bankaccounts',
		single: '/bankaccounts',
		type: 'bank-account',
		attributes: [NAME],
	},
	businessCaseFailures: {
		name: 'Business Case Failures',
		path: '/businesscasefailures',
		single: '/businesscasefailures',
		type: 'business-case-failure',
		attributes: [NAME],
	},
	businessCaseSources: {
		name: 'Business Case Sources',
		path: '/businesscasesources',
		single: '/businesscasesources',
		type: 'business-case-source',
		attributes: [NAME],
	},
	businessCaseStates: {
		name: 'Business Case States',
		path: '/businesscasestates',
		single: '/businesscasestates',
		type: 'business-case-state',
		attributes: [NAME, choice('type', 'Type', BUSINESS_CASE_STATE_TYPE), ORDER],
	},
	companyData: {
		name: 'Own Companies',
		path: '/companydata',
		single: '/companydata',
		type: 'company-data',
		attributes: [
			NAME,
			text('ico', 'Registration Number'),
			text('dic', 'Tax Number'),
			text('ic-dph', 'VAT Number'),
			text('street', 'Street'),
			text('city', 'City'),
			text('zip', 'ZIP Code'),
			link('country', 'Country', 'country'),
		],
	},
	countries: { name: 'Countries', path: '/countries', type: 'country', attributes: [NAME] },
	deliveryTypes: {
		name: 'Delivery Types',
		path: '/deliverytypes',
		single: '/deliverytypes',
		type: 'delivery-type',
		attributes: [NAME],
	},
	documentCategories: {
		name: 'Document Categories',
		path: '/documentcategories',
		single: '/documentcategories',
		children: 'documentcategories',
		needs: ['documentType'],
		type: 'document-category',
		attributes: tree('document-category'),
	},
	documentNumberSeries: {
		name: 'Document Number Series',
		path: '/numberingsequences/documents',
		needs: ['documentType', 'companyDataId'],
		type: 'numbering-sequence',
		attributes: [NAME, text('format', 'Format')],
	},
	eventCategories: {
		name: 'Event Categories',
		path: '/communicationcategories',
		single: '/communicationcategories',
		type: 'communication-category',
		attributes: [NAME, ORDER],
	},
	eventTypes: {
		name: 'Event Types',
		path: '/communicationtypes',
		single: '/communicationtypes',
		type: 'communication-type',
		attributes: [NAME, flag('direction-presence', 'Has Direction'), number('type', 'Type')],
	},
	goodCategories: {
		name: 'Good Categories',
		path: '/goodcategories',
		single: '/goodcategories',
		children: 'goodcategories',
		type: 'good-category',
		attributes: tree('good-category'),
	},
	orderStates: {
		name: 'Order States',
		path: '/orderstates',
		single: '/orderstates',
		type: 'order-state',
		attributes: [NAME, choice('type', 'Type', ORDER_STATE_TYPE), ORDER],
	},
	orderTypes: {
		name: 'Order Types',
		path: '/ordertypes',
		single: '/ordertypes',
		children: 'ordertypes',
		type: 'order-type',
		attributes: tree('order-type'),
	},
	partnerTags: {
		name: 'Partner Tags',
		path: '/partners/tags',
		single: '/tags',
		type: 'tag',
		attributes: [NAME],
	},
	partnerTypes: {
		name: 'Partner Types',
		path: '/businessrelationships',
		single: '/businessrelationships',
		children: 'businessrelationships',
		type: 'business-relationship',
		attributes: tree('business-relationship'),
	},
	paymentMethods: {
		name: 'Payment Methods',
		path: '/paymentmethods',
		single: '/paymentmethods',
		type: 'payment-method',
		attributes: [NAME],
	},
	taskCategories: {
		name: 'Task Categories',
		path: '/taskcategories',
		single: '/taskcategories',
		children: 'taskcategories',
		type: 'task-category',
		attributes: tree('task-category'),
	},
	units: {
		name: 'Units of Measure',
		path: '/units',
		single: '/units',
		type: 'unit',
		attributes: [NAME],
	},
};
