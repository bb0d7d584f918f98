import type { IDataObject, JsonObject } from 'n8n-workflow';

import { VendorError } from '../../../shared/nodeErrors';
import { asText, isRecord } from '../../../shared/values';
import type { Written } from '../../api/body';
import { flatten } from '../../api/read';
import { partner } from '../../tables/partner';

/** What a partner is looked for by, already without blanks and in lower case. */
export interface Wanted {
	by: 'ico' | 'email';
	value: string;
}

/**
 * Whether a flattened partner has exactly the wanted number, or a contact with the wanted address.
 *
 * @throws VendorError when the partner has contacts that came without their values
 */
export function isMatch(found: IDataObject, { by, value }: Wanted): boolean {
	if (by === 'ico') return plain(found.ico) === value;
	const contacts = contactsOf(found);
	if (contacts.some(({ email }) => plain(email).toLowerCase() === value)) return true;
	// Only its ID: FLOWii did not send the contact along, so nobody knows its address.
	if (contacts.some((contact) => Object.keys(contact).join() === 'id')) {
		throw new VendorError({
			message: `FLOWii sent the partner ${asText(found.id)} without the addresses of its contacts`,
			hint: 'It may be the partner that is looked for, so nothing was created. Find it by its registration number.',
		});
	}
	return false;
}

function contactsOf({ keyContact, contacts }: IDataObject): IDataObject[] {
	const others: unknown[] = Array.isArray(contacts) ? contacts : [];
	return [keyContact, ...others].filter(isRecord);
}

/** A new partner with what it was looked for by, so that it is found the next time. */
export function makeFindable(written: Written, wanted: Wanted): Written {
	const { attributes, relationships } = written;
	if (isMatch(flatten(written as unknown as IDataObject, partner.fields), wanted)) return written;
	if (wanted.by === 'ico')
		return { relationships, attributes: { ...attributes, ico: wanted.value } };
	return { attributes, relationships: { ...relationships, ...withAddress(written, wanted.value) } };
}

/** The key contact with the address, or another contact where the key contact has one. */
function withAddress({ relationships }: Written, email: string): JsonObject {
	const key = dataOf(relationships['key-contact']);
	const known = isRecord(key) && isRecord(key.attributes) ? key.attributes : {};
	if (known.email === undefined) {
		const attributes = { ...known, email } as JsonObject;
		return { 'key-contact': { data: { type: 'contact', attributes } } };
	}
	const others = (dataOf(relationships.contacts) ?? []) as JsonObject[];
	return { contacts: { data: [...others, { type: 'contact', attributes: { email } }] } };
}

function dataOf(relationship: unknown): unknown {
	return isRecord(relationship) ? relationship.data : undefined;
}

function plain(value: unknown): string {
	return asText(value ?? '').replace(/\s/g, '');
}
