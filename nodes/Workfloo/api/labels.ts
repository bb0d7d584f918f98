import { isVendorError, withMore } from '../../shared/nodeErrors';
import { isRecord } from '../../shared/values';

/** A refusal with the labels of the fields that it complains about: Kiban knows them by ID only. */
export function withLabels(error: unknown, labels: Record<string, string>): unknown {
	if (!isVendorError(error)) return error;
	const { message, details } = error.problem;
	if (!isRecord(details?.fields)) return error;
	const known = Object.keys(details.fields).filter((id) => (labels[id] ?? id) !== id);
	if (known.length === 0) return error;
	return withMore(error, {
		message: known.reduce((text, id) => labelled(text, id, labels[id]), message),
		details: { fieldLabels: Object.fromEntries(known.map((id) => [id, labels[id]])) },
	});
}

/** `rfc_pf: wrong` becomes `RFC (rfc_pf): wrong`, at the beginning of each complaint only. */
function labelled(text: string, id: string, label: string): string {
	return text
		.split('; ')
		.map((part) => (part.startsWith(`${id}: `) ? `${label} (${id})${part.slice(id.length)}` : part))
		.join('; ');
}
