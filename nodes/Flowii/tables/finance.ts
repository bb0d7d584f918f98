import { CASH_FLOW_TYPE, CASH_FLOW_VAT_RATE_TYPE, INVOICE_PAIRING } from './choices';
import { orderAllocations } from './document';
import { choice, dateTime, link, number, period, type ResourceTable, text } from './table';

export const cashFlow: ResourceTable = {
	value: 'cashFlow',
	name: 'Cash Flow',
	plural: 'Cash Flows',
	description: 'Incomes and expenses',
	path: '/cashflow',
	type: 'cash-flow',
	verbs: ['create', 'get', 'getMany', 'update', 'delete'],
	companyInBody: true,
	numericId: true,
	fields: [
		choice('type', 'Type', CASH_FLOW_TYPE, {
			required: true,
			repeated: true,
			listed: true,
			initial: 1,
		}),
		number('amount', 'Amount', { main: true, listed: true, description: 'Without VAT' }),
		number('taxed-amount', 'Amount With VAT', { listed: true }),
		number('vat-rate', 'VAT Rate', { description: 'In percent', placeholder: 'e.g. 20' }),
		choice('vat-rate-type', 'VAT Rate Type', CASH_FLOW_VAT_RATE_TYPE, { initial: 1 }),
		dateTime('created-date', 'Created'),
		dateTime('due-date', 'Due Date'),
		dateTime('payment-date', 'Payment Date'),
		text('purpose', 'Purpose'),
		text('note', 'Note'),
		// Currencies and categories have no documented list.
		link('currency', 'Currency ID', 'currency', {
			listed: true,
			description: 'FLOWii offers no list of currencies: read the ID from an existing cash flow',
		}),
		link('category', 'Category ID', 'cash-flow-category', {
			description: 'FLOWii offers no list of categories: read the ID from an existing cash flow',
		}),
		link('company-data', 'Own Company', 'company-data', { from: 'companyData' }),
		link('partner', 'Partner', 'partner', { from: 'partner', listed: true }),
		link('business-case', 'Business Case', 'business-case', { from: 'businessCase', listed: true }),
		link('order', 'Order', 'order', { only: 'update', from: 'order' }),
		link('invoice', 'Invoice ID', 'invoice', { numericId: true, listed: true }),
		orderAllocations,
	],
	filters: [
		...period('created', 'Created'),
		...period('edited', 'Edited'),
		...period('paid', 'Paid'),
		number('amount-from', 'Amount From'),
		number('amount-to', 'Amount To'),
		choice('type', 'Type', CASH_FLOW_TYPE, { initial: 1 }),
		link('income-category-id', 'Income Category ID', 'cash-flow-category'),
		link('income-subcategory-id', 'Income Subcategory ID', 'cash-flow-category'),
		link('expenditure-category-id', 'Expense Category ID', 'cash-flow-category'),
		link('expenditure-subcategory-id', 'Expense Subcategory ID', 'cash-flow-category'),
		link('currency-id', 'Currency ID', 'currency'),
		link('company-data-id', 'Own Company', 'company-data', { from: 'companyData' }),
		link('partner-id', 'Partner', 'partner', { from: 'partner' }),
		link('partner-country-id', 'Country of Partner', 'country', { from: 'countries' }),
		link('partner-responsible-user-id', 'User Responsible for Partner', 'user', { from: 'user' }),
		link('business-case-id', 'Business Case', 'business-case', { from: 'businessCase' }),
		link('order-id', 'Order', 'order', { from: 'order' }),
		choice('invoice-pairing', 'Invoice Pairing', INVOICE_PAIRING, { initial: -1 }),
	],
};

export const bankTransaction: ResourceTable = {
	value: 'bankTransaction',
	name: 'Bank Transaction',
	plural: 'Bank Transactions',
	description: 'Bank movements that FLOWii matches to invoices and books as cash flows',
	path: '/cashflowtransactions',
	type: 'cash-flow-transaction',
	verbs: ['create'],
	companyInBody: true,
	fields: [
		choice('type', 'Type', CASH_FLOW_TYPE, { required: true, initial: 1 }),
		number('amount', 'Amount', { required: true }),
		// One word here, unlike the variable-symbol of documents.
		text('variablesymbol', 'Variable Symbol', {
			main: true,
			description: 'By which FLOWii finds the invoice',
		}),
		dateTime('issued-date', 'Date'),
		text('currency', 'Currency', { placeholder: 'e.g. EUR' }),
		text('source-account-iban', 'Source Account IBAN'),
		text('target-account-iban', 'Target Account IBAN'),
		text('purpose', 'Purpose'),
		text('note', 'Note'),
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
