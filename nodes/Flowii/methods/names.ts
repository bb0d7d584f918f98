import { camelCase, type PartPickerName, type PickerName } from '../tables/table';

/** Names by which n8n finds the functions that fill pickers; `listSearch.ts` provides them. */

export type AnyPicker = PickerName | PartPickerName | 'company' | 'document' | 'owner' | 'entry';

/** `searchOrderTypes`, or `searchOrderTypesUnderType` for a list that depends on the field beside it. */
export function searchMethod(picker: AnyPicker, under?: string): string {
	return `search${capital(picker)}${under === undefined ? '' : `Under${capital(camelCase(under))}`}`;
}

/** `loadUser`: the same for fields with several values. */
export function loadMethod(picker: PickerName | PartPickerName): string {
	return `load${capital(picker)}`;
}

function capital(text: string): string {
	return text[0].toUpperCase() + text.slice(1);
}
