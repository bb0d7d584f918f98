import type { IDataObject } from 'n8n-workflow';

import { InputProblem } from '../../shared/inputProblem';
import { path } from '../../shared/path';
import type { Loader } from '../../shared/pickers';
import { recordsIn } from '../api/records';

/** Resources of the node whose type has a fixed name. */
const TYPES: Record<string, string> = {
	lead: 'Lead',
	account: 'Account',
	contact: 'Contact',
	opportunity: 'Opportunity',
};

/** The type of record that the node is set to, while its parameters are being filled in. */
export function currentType({ parameter }: Loader): string {
	const named = String(parameter('recordType') ?? '').trim();
	const type = TYPES[String(parameter('resource'))] ?? named;
	if (type === '') throw new InputProblem('Record Type', 'is empty', 'Enter it first.');
	return type;
}

/** What Egito lists without criteria, under the options that the node has for reading. */
export async function recentRecords(loader: Loader): Promise<IDataObject[]> {
	const address = path`/${currentType(loader)}/list`;
	const { body } = await loader.call(
		loader.parameter('options.requestMethod') === 'POST'
			? { method: 'POST', path: address, form: {}, kind: 'read' }
			: { method: 'GET', path: address },
	);
	const property = String(loader.parameter('options.recordsProperty') ?? '');
	return recordsIn(body, property === '' ? undefined : property);
}
