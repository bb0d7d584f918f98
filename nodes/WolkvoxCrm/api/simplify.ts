import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../shared/values';

/** What people need of the members that the CRM adds to every record. */
const KEPT = ['wolkvox_id', 'wolkvox_fecha_creacion', 'wolkvox_fecha_modificacion'];

/** ID and dates first, then the tenant's own fields with plain values; other system members are left out. */
export function simplifyRecord(record: IDataObject): IDataObject {
	const kept = KEPT.filter((name) => name in record).map((name) => [name, record[name]]);
	const own = Object.entries(record)
		.filter(([name]) => !name.startsWith('wolkvox_'))
		.map(([name, value]) => [name, plain(value)]);
	const owner = isRecord(record.wolkvox_owner) ? [['owner', record.wolkvox_owner.user]] : [];
	return Object.fromEntries([...kept, ...own, ...owner]) as IDataObject;
}

/** `{ country, code, value }` and its like as the value alone. */
function plain(value: IDataObject[string]): IDataObject[string] {
	return isRecord(value) && 'value' in value ? (value.value as IDataObject[string]) : value;
}
