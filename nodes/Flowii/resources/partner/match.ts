import type { IDataObject, JsonObject } from 'n8n-workflow';

import { isRecord } from '../../../shared/values';
import type { Written } from '../../api/body';
import { flatten } from '../../api/read';
import { partner } from '../../tables/partner';

/** What a partner is looked for by, already without blanks and in lower case. */
export interface Wanted {
	by: 'ico' | 'email';
	value: string;
}

/** Whether a flattened partner has exactly the wanted number, or a contact with the wanted address. */
export function isMatch(found: IDataObject, { by, value }: Wanted): boolean {
	if (by === 'ico') return plain(found.ico) === value;
	const contacts: unknown[] = Array.isArray(found.contacts) ? found.contacts : [];
	return [found.keyContact, ...contacts]
		.filter(isRecord)
		.some(({ email }) => plain(email).toLowerCase() === value);
}

/** Gives a new partner what it was looked for by, so that it is found the next time. */
export function makeFindable({ attributes, relationships }: Written, wanted: Wanted): void {
	if (isMatch(flatten({ attributes, relationships }, partner.fields), wanted)) return;
	if (wanted.by === 'ico') {
		attributes.ico = wanted.value;
		return;
	}
	const email = wanted.value;
	const key = dataOf(relationships['key-contact']);
	const known = isRecord(key) && isRecord(key.attributes) ? key.attributes : {};
	if (known.email === undefined) {
		const attributesOfKey = { ...known, email } as JsonObject;
		relationships['key-contact'] = { data: { type: 'contact', attributes: attributesOfKey } };
		return;
	}
	const others = dataOf(relationships.contacts) ?? [];
	const contact = { type: 'contact', attributes: { email } };
	relationships.contacts = { data: [...(others as JsonObject[]), contact] };
}

function dataOf(relationship: unknown): unknown {
	return isRecord(relationship) ? relationship.data : undefined;
}

function plain(value: unknown): string {
	return String(value ?? '').replace(/\s/g, '');
}
