import {
	DISCOUNT_TYPE,
	DOCUMENT_TYPE,
	INVOICE_STATE,
	INVOICE_TYPE,
	PRICE_TYPE,
	VAT_RATE_TYPE,
} from './choices';
import {
	child,
	choice,
	dateTime,
	type Field,
	link,
	number,
	period,
	type ResourceTable,
	text,
} from './table';

const ITEM: readonly Field[] = [
	link('good', 'Good or Service', 'good', {
		from: 'good',
		description: 'An entry of the price list. Name and quantity are enough beside it.',
	}),
	text('name', 'Name'),
	number('quantity', 'Quantity', { initial: 1 }),
	number('unit-price', 'Unit Price'),
	choice('unit-price-type', 'Unit Price Type', PRICE_TYPE, { initial: 1 }),
	number('vat-rate', 'VAT Rate', { description: 'In percent', placeholder: 'e.g. 20' }),
	choice('vat-rate-type', 'VAT Rate Type', VAT_RATE_TYPE, { initial: 1 }),
	choice('discount-type', 'Discount Type', DISCOUNT_TYPE, { initial: 1 }),
	number('discount', 'Discount'),
	// Elsewhere the same thing is of type "unit"; the reference writes it so here.
	link('unit-of-measure', 'Unit of Measure', 'unit-of-measure', { from: 'units' }),
];

const ORDER_ALLOCATION: readonly Field[] = [
	number('proportion', 'Proportion', { description: 'In percent. All proportions make 100.' }),
	link('order', 'Order', 'order', {
		from: 'order',
		description: 'Leave empty for the part that belongs to no order',
	}),
];

/** How an amount is divided among orders. No body documents IDs for these parts. */
export const orderAllocations = child(
	'order-allocations',
	'Order Allocations',
	'order-allocation',
	ORDER_ALLOCATION,
	{ many: true, keyedBy: 'order' },
);

/** FLOWii documents no list, reading, change or deletion of documents by themselves. */
export const document: ResourceTable = {
	value: 'document',
	name: 'Document',
	plural: 'Documents',
	description: 'Invoices, quotes, delivery notes and the like',
	path: '/documents',
	type: 'document',
	verbs: ['create'],
	fields: [
		text('serial-nr', 'Serial Number', { only: 'read', listed: true }),
		choice('type', 'Document Type', DOCUMENT_TYPE, { required: true, listed: true, initial: 4 }),
		link('partner', 'Partner', 'partner', { main: true, from: 'partner' }),
		child('items', 'Items', 'item', ITEM, { main: true, many: true }),
		dateTime('issue-date', 'Issue Date'),
		dateTime('delivery-date', 'Delivery Date'),
		dateTime('maturity', 'Due Date'),
		text('variable-symbol', 'Variable Symbol'),
		text('specific-symbol', 'Specific Symbol'),
		text('constant-symbol', 'Constant Symbol'),
		choice('discount-type', 'Discount Type', DISCOUNT_TYPE, { initial: 1 }),
		number('discount', 'Discount'),
		link('company-data', 'Own Company', 'company-data', {
			from: 'companyData',
			description: 'Which of the own companies issues the document',
		}),
		link('numbering-sequence', 'Number Series', 'numbering-sequence', {
			from: 'documentNumberSeries',
		}),
		link('user', 'User', 'user', { from: 'user' }),
		link('payment-method', 'Payment Method', 'payment-method', { from: 'paymentMethods' }),
		link('account', 'Bank Account', 'bank-account', { from: 'bankAccounts' }),
		link('delivery-type', 'Delivery Type', 'delivery-type', { from: 'deliveryTypes' }),
		link('category', 'Category', 'document-category', { from: 'documentCategories' }),
		link('business-case', 'Business Case', 'business-case', { from: 'businessCase' }),
		orderAllocations,
		choice('invoice-type', 'Invoice Type', INVOICE_TYPE, { only: 'read', listed: true }),
		choice('invoice-state', 'Invoice State', INVOICE_STATE, { only: 'read', listed: true }),
		number('gross-amount', 'Amount Without VAT', { only: 'read', listed: true }),
		number('taxed-gross-amount', 'Amount With VAT', { only: 'read', listed: true }),
		number('unpaid', 'Unpaid', { only: 'read', listed: true }),
	],
	below: { owners: ['partner', 'order'], segment: 'documents' },
	exports: [
		{
			value: 'exportPohoda',
			name: 'Export to Pohoda',
			path: '/export/pohoda',
			filters: [
				...period('issued', 'Issued'),
				...period('edited', 'Edited'),
				...period('delivery', 'Delivered'),
				...period('due', 'Due'),
				...period('paid', 'Paid'),
			],
		},
	],
};
