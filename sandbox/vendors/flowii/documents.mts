import type { CompanyHandlers } from './calls.mts';
import { create, dataOf, list, param } from './calls.mts';
import { pdf } from './exports.mts';
import { answer, created } from './replies.mts';
import type { StoredRecord } from './state.mts';
import type { Store } from './store.mts';

/** Invoices and other documents, and the bank transactions that pay them. */
export const documentHandlers: CompanyHandlers = {
	createDocument: (request, store) => {
		const document = create('document', dataOf(request), store);
		document.attributes['serial-nr'] ??= nextDocumentNumber(document, store);
		Object.assign(document.attributes, totalsOf(document, store));
		const { id, type, attributes } = document;
		return answer({ data: { type, id, attributes: { 'serial-nr': attributes['serial-nr'] } } });
	},

	getDocumentPdf: (request, store) => {
		const { attributes } = store.get('document', param(request));
		const language = String(request.query.language ?? 'sk');
		const lines = [
			`${attributes['serial-nr']}`,
			`${attributes['taxed-gross-amount']} EUR`,
			language,
		];
		return { status: 200, headers: { 'content-type': 'application/pdf' }, body: pdf(lines) };
	},

	listDocumentCategories: (request, store) =>
		list(
			store
				.all('document-category')
				.filter(
					({ attributes, relationships }) =>
						!relationships.parent &&
						String(attributes['document-type']) === request.query.documentType,
				),
			request,
			store,
		),

	listDocumentNumberSeries: (request, store) =>
		list(
			store
				.all('numbering-sequence')
				.filter(
					(series) =>
						String(series.attributes['document-type']) === request.query.documentType &&
						store
							.linked(series, 'company-data')
							.some(({ id }) => id === request.query.companyDataId),
				),
			request,
			store,
		),

	createBankTransaction: (request, store) => {
		const { attributes = {} } = dataOf(request);
		const invoice = store
			.all('document')
			.find((document) => document.attributes['variable-symbol'] === attributes.variablesymbol);
		const entry = store.add('cash-flow', {
			type: attributes.type,
			amount: attributes.amount,
			'taxed-amount': attributes.amount,
			'created-date': store.localNow(),
			'payment-date': attributes['issued-date'] ?? null,
			purpose: attributes.purpose ?? null,
			note: attributes.note ?? null,
		});
		entry.relationships = {
			invoice: invoice ? { type: 'invoice', id: invoice.id } : null,
			partner: invoice?.relationships.partner ?? null,
		};
		return created(entry);
	},
};

/** Year, month and a running number, as in the vendor's samples: 17100003. */
function nextDocumentNumber(document: StoredRecord, store: Store): string {
	const issued = String(document.attributes['issue-date'] ?? store.localNow());
	const count = String(store.all('document').length).padStart(4, '0');
	return `${issued.slice(2, 4)}${issued.slice(5, 7)}${count}`;
}

/** Amounts of a new document: prices of goods or of free lines, discounts, VAT. */
function totalsOf(document: StoredRecord, store: Store): Record<string, unknown> {
	const lines = store.linked(document, 'items').map((item) => {
		const good = store.linked(item, 'good')[0]?.attributes ?? {};
		const { quantity = 1, discount, 'discount-type': kind } = item.attributes;
		const price = Number(item.attributes['unit-price'] ?? good['selling-price'] ?? 0);
		const withVat = (item.attributes['unit-price-type'] ?? good['selling-price-type'] ?? 1) === 0;
		const rate = 1 + Number(item.attributes['vat-rate'] ?? good['vat-rate'] ?? 0) / 100;
		const net = discounted((withVat ? price / rate : price) * Number(quantity), kind, discount);
		return { net, gross: net * rate };
	});
	const { discount, 'discount-type': kind } = document.attributes;
	const gross = discounted(sum(lines.map((line) => line.gross)), kind, discount);
	const isInvoice = document.attributes.type === 4;
	return {
		'invoice-type': null,
		'invoice-state': isInvoice ? 3 : null,
		'gross-amount': discounted(sum(lines.map((line) => line.net)), kind, discount),
		'taxed-gross-amount': gross,
		unpaid: isInvoice ? gross : 0,
	};
}

function discounted(amount: number, kind: unknown, discount: unknown): number {
	const off = kind === 1 ? (amount * Number(discount ?? 0)) / 100 : Number(discount ?? 0);
	return Math.round((amount - off) * 100) / 100;
}

export function sum(values: number[]): number {
	return Math.round(values.reduce((total, value) => total + value, 0) * 100) / 100;
}
