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
	text('name', 'Item Name', {
		placeholder: 'e.g. Oak table',
		description: 'What the line of the document says',
	}),
	number('quantity', 'Quantity', {
		initial: 1,
		description: "How many units, in the unit of 'Unit of Measure'",
	}),
	number('unit-price', 'Unit Price', {
		placeholder: 'e.g. 149.90',
		description:
			"Price of one unit. 'Unit Price Type' says whether VAT is in it. Not needed beside 'Good or Service'.",
	}),
	choice('unit-price-type', 'Unit Price Type', PRICE_TYPE, {
		initial: 1,
		description:
			'Whether the unit price is gross or net; FLOWii works out the other. What it takes when this is not set is not documented.',
	}),
	number('vat-rate', 'VAT Rate', {
		description: "In percent. Not needed beside 'Good or Service'.",
		placeholder: 'e.g. 23',
	}),
	choice('vat-rate-type', 'VAT Rate Type', VAT_RATE_TYPE, {
		initial: 1,
		description: 'Which of the rates of the country it is, beside the percentage',
	}),
	choice('discount-type', 'Item Discount Type', DISCOUNT_TYPE, {
		initial: 1,
		description: "Whether 'Item Discount' is in percent or an amount",
	}),
	number('discount', 'Item Discount', {
		placeholder: 'e.g. 10',
		description: "Discount on this item, as 'Item Discount Type' says",
	}),
	// Elsewhere the same thing is of type "unit"; the reference writes it so here.
	link('unit-of-measure', 'Unit of Measure', 'unit-of-measure', {
		from: 'units',
		description:
			"In what the quantity counts, such as pieces. Not needed beside 'Good or Service'.",
	}),
];

const ORDER_ALLOCATION: readonly Field[] = [
	number('proportion', 'Proportion', {
		placeholder: 'e.g. 100',
		description: 'In percent. All proportions make 100.',
	}),
	link('order', 'Allocated Order', 'order', {
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
	{
		many: true,
		keyedBy: 'order',
		description: 'Which part of the amount belongs to which order, in percent',
	},
);

/** FLOWii documents no list, reading, change or deletion of documents by themselves. */
export const document: ResourceTable = {
	value: 'document',
	name: 'Document',
	plural: 'Documents',
	spoken: { one: 'invoice or other document', many: 'invoices and other documents' },
	description: 'Invoices, quotes, delivery notes and the like',
	path: '/documents',
	type: 'document',
	verbs: {
		create:
			'Issue an invoice, quote, delivery note, purchase order or other document with its items',
	},
	fields: [
		text('serial-nr', 'Serial Number', { only: 'read', listed: true }),
		choice('type', 'Document Type', DOCUMENT_TYPE, {
			required: true,
			listed: true,
			initial: 4,
			description: 'What is issued: an invoice, a quote, a delivery note …',
		}),
		link('partner', 'Partner', 'partner', {
			main: true,
			from: 'partner',
			description: 'To whom the document is made out. Left empty, no partner is sent.',
		}),
		child('items', 'Items', 'item', ITEM, {
			main: true,
			many: true,
			description: 'The lines of the document: goods and services with quantity and price',
		}),
		dateTime('issue-date', 'Issue Date', { description: 'Date on which the document is issued' }),
		dateTime('delivery-date', 'Delivery Date', {
			description: 'Date on which the goods or services are delivered',
		}),
		dateTime('maturity', 'Due Date', { description: 'By when the document is to be paid' }),
		text('variable-symbol', 'Variable Symbol', {
			placeholder: 'e.g. 20260117',
			description: 'By which the payment is recognised',
		}),
		text('specific-symbol', 'Specific Symbol', {
			description: 'Second symbol of Slovak and Czech payments',
		}),
		text('constant-symbol', 'Constant Symbol', {
			placeholder: 'e.g. 0308',
			description: 'Symbol of Slovak and Czech payments for the kind of payment',
		}),
		choice('discount-type', 'Discount Type', DISCOUNT_TYPE, {
			initial: 1,
			description: "Whether 'Discount' is in percent or an amount",
		}),
		number('discount', 'Discount', {
			placeholder: 'e.g. 10',
			description: "Discount on the whole document, as 'Discount Type' says",
		}),
		link('company-data', 'Own Company', 'company-data', {
			from: 'companyData',
			description: 'Which of the own companies issues the document',
		}),
		link('numbering-sequence', 'Number Series', 'numbering-sequence', {
			from: 'documentNumberSeries',
			description:
				"From which series the document gets its number. Choose 'Own Company' first: each has its own.",
		}),
		link('user', 'User', 'user', {
			from: 'user',
			description: 'The user in whose name the document is issued',
		}),
		link('payment-method', 'Payment Method', 'payment-method', {
			from: 'paymentMethods',
			description: 'How the partner pays, such as by bank transfer',
		}),
		link('account', 'Bank Account', 'bank-account', {
			from: 'bankAccounts',
			description: 'Your own account to which the partner pays; the list shows IBANs',
		}),
		link('delivery-type', 'Delivery Type', 'delivery-type', {
			from: 'deliveryTypes',
			description: 'How the goods reach the partner',
		}),
		link('category', 'Category', 'document-category', {
			from: 'documentCategories',
			description: "One of your company's categories for the chosen type of document",
		}),
		link('business-case', 'Business Case', 'business-case', {
			from: 'businessCase',
			description: 'The business case to which the document belongs',
		}),
		orderAllocations,
		choice('invoice-type', 'Invoice Type', INVOICE_TYPE, { only: 'read', listed: true }),
		choice('invoice-state', 'Invoice State', INVOICE_STATE, { only: 'read', listed: true }),
		number('gross-amount', 'Amount Without VAT', { only: 'read', listed: true }),
		number('taxed-gross-amount', 'Amount With VAT', { only: 'read', listed: true }),
		number('unpaid', 'Unpaid', { only: 'read', listed: true }),
	],
	below: {
		owners: ['partner', 'order'],
		segment: 'documents',
		description: 'List what was issued to one partner or for one order, with what is unpaid',
	},
	exports: [
		{
			value: 'exportPohoda',
			name: 'Export to Pohoda',
			description:
				'Get a file with invoices and other documents by date, for the accounting program Pohoda',
			path: '/export/pohoda',
			filters: [
				...period('issued', 'Issued', 'issue date of the document'),
				...period('edited', 'Edited', 'moment when the document was last changed'),
				...period('delivery', 'Delivered', 'delivery date of the document'),
				...period('due', 'Due', 'date by which the document is to be paid'),
				...period('paid', 'Paid', 'date on which the document was paid'),
			],
		},
	],
};
