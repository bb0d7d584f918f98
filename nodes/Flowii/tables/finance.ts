import { CASH_FLOW_TYPE, CASH_FLOW_VAT_RATE_TYPE, INVOICE_PAIRING } from './choices';
import { orderAllocations } from './document';
import { choice, dateTime, link, number, period, type ResourceTable, text } from './table';

export const cashFlow: ResourceTable = {
	value: 'cashFlow',
	name: 'Cash Flow',
	plural: 'Cash Flows',
	spoken: {
		one: 'cash flow entry (income or expense)',
		many: 'cash flow entries (incomes and expenses)',
	},
	description: 'Incomes and expenses',
	path: '/cashflow',
	type: 'cash-flow',
	verbs: {
		create: 'Note an income or expense, planned or paid',
		get: 'Read all about one income or expense: dates, purpose, category, order allocations',
		getMany: 'List incomes and expenses, for example those paid last month',
		update: 'Change an income or expense, for example when it was paid',
		delete: 'Remove one income or expense from FLOWii itself',
	},
	pickable: ['typeName', 'amount', 'partnerName'],
	companyInBody: true,
	numericId: true,
	fields: [
		choice('type', 'Type', CASH_FLOW_TYPE, {
			required: true,
			repeated: true,
			listed: true,
			initial: 1,
			description: 'Whether money comes in or goes out',
		}),
		number('amount', 'Amount', {
			main: true,
			listed: true,
			placeholder: 'e.g. 100',
			description: 'Without VAT',
		}),
		number('taxed-amount', 'Amount With VAT', {
			listed: true,
			placeholder: 'e.g. 123',
			description: "The whole amount. 'Amount' is the part without VAT.",
		}),
		number('vat-rate', 'VAT Rate', { description: 'In percent', placeholder: 'e.g. 23' }),
		choice('vat-rate-type', 'VAT Rate Type', CASH_FLOW_VAT_RATE_TYPE, {
			initial: 1,
			description: 'Which of the rates of the country it is, or one of its own',
		}),
		dateTime('created-date', 'Created', {
			description: 'Date of creation. What FLOWii takes when it is left empty is not documented.',
		}),
		dateTime('due-date', 'Due Date', { description: 'By when it is to be paid' }),
		dateTime('payment-date', 'Payment Date', { description: 'When it was paid' }),
		text('purpose', 'Purpose', { description: 'What the money is for' }),
		text('note', 'Note', { description: 'Internal note' }),
		// Currencies and categories have no documented list.
		link('currency', 'Currency ID', 'currency', {
			listed: true,
			description: 'FLOWii offers no list of currencies: read the ID from an existing cash flow',
		}),
		link('category', 'Category ID', 'cash-flow-category', {
			description: 'FLOWii offers no list of categories: read the ID from an existing cash flow',
		}),
		link('company-data', 'Own Company', 'company-data', {
			from: 'companyData',
			description: 'Which of the own companies receives or pays',
		}),
		link('partner', 'Partner', 'partner', {
			from: 'partner',
			listed: true,
			description: 'Who pays or is paid',
		}),
		link('business-case', 'Business Case', 'business-case', {
			from: 'businessCase',
			listed: true,
			description: 'The business case to which the money belongs',
		}),
		link('order', 'Order', 'order', {
			only: 'update',
			from: 'order',
			description:
				"The order to which the money belongs. Several are named by 'Order Allocations'.",
		}),
		link('invoice', 'Invoice ID', 'invoice', {
			numericId: true,
			listed: true,
			description:
				'The invoice that is paid by it. Whether it is the ID that documents have is not documented.',
		}),
		orderAllocations,
	],
	filters: [
		...period('created', 'Created', 'moment when the income or expense was added to FLOWii'),
		...period('edited', 'Edited', 'moment when the income or expense was last changed'),
		...period('paid', 'Paid', 'date of payment'),
		number('amount-from', 'Amount From', {
			placeholder: 'e.g. 100',
			description: 'Least amount. Whether FLOWii compares with or without VAT is not documented.',
		}),
		number('amount-to', 'Amount To', {
			placeholder: 'e.g. 500',
			description:
				'Greatest amount. Whether FLOWii compares with or without VAT is not documented.',
		}),
		choice('type', 'Type', CASH_FLOW_TYPE, {
			initial: 1,
			description: 'Only incomes, or only expenses',
		}),
		link('income-category-id', 'Income Category ID', 'cash-flow-category', {
			description: 'Only incomes of this category. Existing cash flows tell the IDs.',
		}),
		link('income-subcategory-id', 'Income Subcategory ID', 'cash-flow-category', {
			description: 'Only incomes of this subcategory. Existing cash flows tell the IDs.',
		}),
		link('expenditure-category-id', 'Expense Category ID', 'cash-flow-category', {
			description: 'Only expenses of this category. Existing cash flows tell the IDs.',
		}),
		link('expenditure-subcategory-id', 'Expense Subcategory ID', 'cash-flow-category', {
			description: 'Only expenses of this subcategory. Existing cash flows tell the IDs.',
		}),
		link('currency-id', 'Currency ID', 'currency', {
			description: 'Only amounts in this currency. Existing cash flows tell the IDs.',
		}),
		link('company-data-id', 'Own Company', 'company-data', {
			from: 'companyData',
			description: 'Only what this one of your own companies receives or pays',
		}),
		link('partner-id', 'Partner', 'partner', {
			from: 'partner',
			description: 'Only what this partner pays or is paid',
		}),
		link('partner-country-id', 'Country of Partner', 'country', {
			from: 'countries',
			description: 'Only what partners in this country pay or are paid',
		}),
		link('partner-responsible-user-id', 'User Responsible for Partner', 'user', {
			from: 'user',
			description: 'Only what the partners of this user pay or are paid',
		}),
		link('business-case-id', 'Business Case', 'business-case', {
			from: 'businessCase',
			description: 'Only what belongs to this business case',
		}),
		link('order-id', 'Order', 'order', {
			from: 'order',
			description: 'Only what belongs to this order',
		}),
		choice('invoice-pairing', 'Invoice Pairing', INVOICE_PAIRING, {
			initial: -1,
			description: 'Whether an invoice is matched to the income or expense',
		}),
	],
};

export const bankTransaction: ResourceTable = {
	value: 'bankTransaction',
	name: 'Bank Transaction',
	plural: 'Bank Transactions',
	spoken: { one: 'bank transaction (payment)', many: 'bank transactions (payments)' },
	description: 'Bank movements that FLOWii matches to invoices and books as cash flows',
	path: '/cashflowtransactions',
	type: 'cash-flow-transaction',
	verbs: {
		create: 'Report a payment on the bank account, which FLOWii matches to an invoice',
	},
	companyInBody: true,
	fields: [
		choice('type', 'Type', CASH_FLOW_TYPE, {
			required: true,
			initial: 1,
			description: 'Whether money came in or went out',
		}),
		number('amount', 'Amount', {
			required: true,
			placeholder: 'e.g. 123',
			description: "What the bank booked. 'Type' says whether it came in or went out.",
		}),
		// One word here, unlike the variable-symbol of documents.
		text('variablesymbol', 'Variable Symbol', {
			main: true,
			placeholder: 'e.g. 20260117',
			description: 'By which FLOWii finds the invoice',
		}),
		dateTime('issued-date', 'Date', { description: 'When the bank booked the payment' }),
		text('currency', 'Currency', {
			placeholder: 'e.g. EUR',
			description: 'Code of the currency; here FLOWii takes the code, not an ID',
		}),
		text('source-account-iban', 'Source Account IBAN', {
			description: 'The account from which the money came',
		}),
		text('target-account-iban', 'Target Account IBAN', {
			description: 'The account to which the money went',
		}),
		text('purpose', 'Purpose', { description: 'What the payment is for, as the payer wrote it' }),
		text('note', 'Note', { description: 'Internal note' }),
		text('text', 'Full Text', { description: 'The text of the movement as the bank gave it' }),
		// The reference's schema has these two, its example the account and text members above.
		text('account-iban', 'Account IBAN', {
			description: 'Named by the schema of the reference instead of source and target account',
		}),
		text('body', 'Body', {
			description: 'Named by the schema of the reference instead of the full text',
		}),
	],
};
