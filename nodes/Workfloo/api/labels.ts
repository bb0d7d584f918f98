import { isVendorError, withMore } from '../../shared/nodeErrors';
import type { Flow } from '../../shared/operation';
import type { RequestSpec, VendorResponse } from '../../shared/request';
import { isRecord } from '../../shared/values';

/** What people see beside the IDs of fields and documents. A map, because Kiban's IDs are any text. */
export type Labels = ReadonlyMap<string, string>;

/** A refusal with the labels of the fields that it complains about: Kiban knows them by ID only. */
export function withLabels(error: unknown, labels: Labels): unknown {
	if (!isVendorError(error)) return error;
	const { message, details } = error.problem;
	if (!isRecord(details?.fields)) return error;
	const known = Object.keys(details.fields).flatMap((id): Array<[string, string]> => {
		const label = labels.get(id) ?? id;
		return label === id ? [] : [[id, label]];
	});
	if (known.length === 0) return error;
	return withMore(error, {
		message: known.reduce((text, [id, label]) => labelled(text, id, label), message),
		details: { fieldLabels: Object.fromEntries(known) },
	});
}

/** A call whose refusal names fields as people see them. */
export async function callWithLabels(
	flow: Flow,
	spec: RequestSpec,
	labels: Labels,
): Promise<VendorResponse> {
	try {
		return await flow.call(spec);
	} catch (error) {
		throw withLabels(error, labels);
	}
}

/** `rfc_pf: wrong` becomes `RFC (rfc_pf): wrong`, at the beginning of each complaint only. */
function labelled(text: string, id: string, label: string): string {
	return text
		.split('; ')
		.map((part) => (part.startsWith(`${id}: `) ? `${label} (${id})${part.slice(id.length)}` : part))
		.join('; ');
}
