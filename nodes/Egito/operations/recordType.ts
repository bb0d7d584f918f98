import type { INodeProperties } from 'n8n-workflow';

import { InputProblem } from '../../shared/inputProblem';
import type { Parameters } from '../../shared/parameters';
import { leadFields } from './leadFields';

/** A field with an input of its own, beside the name under which Egito takes it. */
export interface KnownField {
	wireName: string;
	/** The dictionary whose IDs the field holds; then the input is a locator with a mode `label`. */
	dictionary?: string;
	input: INodeProperties;
}

/**
 * One type of record. All types have the same operations; what differs is a name and, for leads,
 * the fields that Egito publishes.
 */
export interface RecordType {
	/** Resource of the node. */
	value: string;
	name: string;
	description?: string;
	/** As in Egito's addresses; undefined for the type that the user names. */
	type?: string;
	/** For texts: `lead`, `leads`. */
	one: string;
	many: string;
	/** Parameters that come before all others. */
	properties: INodeProperties[];
	knownFields: KnownField[];
	/** Whether it has an input for an e-mail address, whose name is not published. */
	hasEmail?: boolean;
}

/** The types with published addresses, the first one being the default. https://egito.pl/pomoc/api/ */
export const PUBLISHED_TYPES = [
	{ ...published('Lead', 'leads', leadFields), hasEmail: true },
	// A company that one does business with (kontrahent).
	published('Account', 'accounts'),
	// A person at an account (kontakt).
	published('Contact', 'contacts'),
	// A chance of a sale (szansa sprzedaży).
	published('Opportunity', 'opportunities'),
];

/**
 * Types that Egito mentions but gives no address for, such as offers and orders: they follow the
 * same scheme of addresses if they are there. https://egito.pl/api/
 */
const otherType: RecordType = {
	value: 'other',
	name: 'Other Record',
	description: 'Records of a type that you name',
	one: 'record',
	many: 'records',
	properties: [
		{
			displayName: 'Record Type',
			name: 'recordType',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. Lead',
			description:
				"Name of the type as in the address of Egito's API. Egito publishes Lead, Account, Contact and Opportunity; others are not published and may not exist.",
		},
	],
	knownFields: [],
};

export const RECORD_TYPES: RecordType[] = [...PUBLISHED_TYPES, otherType];

function published(type: string, many: string, knownFields: KnownField[] = []) {
	const one = type.toLowerCase();
	return { value: one, name: type, type, one, many, properties: [], knownFields };
}

/** The name of a type in addresses. */
export function typeNameOf({ type }: RecordType, parameters: Parameters): string {
	return type ?? nameIn(parameters, 'recordType');
}

/** A name that the user entered, of a type or of a field. */
export function nameIn(parameters: Parameters, parameter: string): string {
	const name = parameters.text(parameter).trim();
	if (name === '') throw new InputProblem(parameter, 'is empty', 'Enter a name.');
	return name;
}
