import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { InputProblem } from '../../shared/inputProblem';
import type { Flow } from '../../shared/operation';
import { asText } from '../../shared/values';
import type { Dialect } from '../api/dialect';
import { type ListCall, newestOf } from '../api/lists';
import { flattened } from '../api/records';

/**
 * Leads have an e-mail address, but Egito does not publish under which name. A wrong name might be
 * passed over without a word, so the name is read from a lead that shows one, or given by the user.
 */

export const emailInput: INodeProperties = {
	displayName: 'Email',
	name: 'email',
	type: 'string',
	default: '',
	placeholder: 'e.g. name@email.com',
	description:
		'Address of the person to talk to. Egito does not publish the name of this field: the node takes it from your latest leads, or from Options > Email Field Name.',
};

export const emailFieldName: INodeProperties = {
	displayName: 'Email Field Name',
	name: 'emailFieldName',
	type: 'string',
	default: '',
	placeholder: 'e.g. email',
	description:
		'Name of the input for the e-mail address in the form of your Egito, where no lead shows it yet',
};

/** An address whose field has still to be named. */
export interface Email {
	value: string;
	/** The parameter that holds it, for messages. */
	parameter: string;
	list: ListCall;
	dialect: Dialect;
}

/** How many leads to look at. */
const SAMPLES = 10;

/** Of the record itself: an `owner.email` is somebody else's. */
const EMAIL_NAME = /^(main|primary)?[-_]?e[-_]?mail/i;

/** Names under which records show an address. */
export function emailNames(records: IDataObject[]): string[] {
	const fields = records.flatMap((record) => Object.entries(flattened(record)));
	const names = fields
		.filter(([name, value]) => EMAIL_NAME.test(name) && /\S@\S/.test(asText(value)))
		.map(([name]) => name);
	return [...new Set(names)];
}

/** @throws InputProblem unless exactly one field can be meant; nothing is written then */
export async function nameOfEmail(
	flow: Flow,
	{ parameter, list, dialect }: Email,
): Promise<string> {
	const found = await flow.once('name of the e-mail field', async () =>
		emailNames(await newestOf(flow, list, dialect, SAMPLES)),
	);
	if (found.length === 1) return found[0];
	throw new InputProblem(
		parameter,
		found.length === 0
			? 'cannot be sent: none of the latest leads shows under which name Egito keeps it'
			: `may be one of several fields: ${found.join(', ')}`,
		'Enter the name of the field under Options > Email Field Name.',
	);
}
