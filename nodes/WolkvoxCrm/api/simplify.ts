import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../shared/values';

/** What people need first of the members that the CRM adds to every record. */
const FIRST = ['wolkvox_id', 'wolkvox_fecha_creacion', 'wolkvox_fecha_modificacion'];

/** How the record came into the CRM: of no use to a workflow. */
const LEFT_OUT = [
	'wolkvox_form_name',
	'wolkvox_ip_address',
	'wolkvox_origen',
	'wolkvox_usuario_creacion',
	'wolkvox_usuario_modificacion',
];

/**
 * ID and dates first, then the tenant's own fields with plain values, then what else the CRM tells (phase,
 * owner). No member is renamed: any other name may be that of a field of the tenant.
 */
export function simplifyRecord(record: IDataObject): IDataObject {
	const names = Object.keys(record).filter(
		(name) => !FIRST.includes(name) && !LEFT_OUT.includes(name),
	);
	const isSystem = (name: string) => name.startsWith('wolkvox_');
	const ordered = [
		...FIRST.filter((name) => name in record),
		...names.filter((name) => !isSystem(name)),
		...names.filter(isSystem),
	];
	return Object.fromEntries(ordered.map((name) => [name, plain(record[name])])) as IDataObject;
}

/**
 * `{ country, code, value }` and its like as the value alone, and a user as `name@operation`. A lookup
 * stays whole: the ID of the record that it points at stands nowhere else.
 */
function plain(value: IDataObject[string]): IDataObject[string] {
	if (!isRecord(value) || 'value_id' in value) return value;
	if ('value' in value) return value.value as IDataObject[string];
	return typeof value.user === 'string' ? value.user : value;
}
