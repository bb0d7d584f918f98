import { locator } from '../../shared/pickers';

/**
 * Pickers for what the API cannot list: they show what records hold, and any text goes besides. None
 * searches, because n8n asks anew at each pause in typing, and each list is a call of the daily quota.
 */

const COST = 'Opening the list costs a call of the daily quota, two where the module was quiet.';

const SLOW = 'wolkvox CRM has no list of these, so recent records are read';

/** The names of the list are known, so that it costs nothing. */
export function modulePicker<const N extends string>(
	displayName: string,
	name: N,
	search: 'searchModules' | 'searchRelatedModules',
	description: string,
	byDefault = '',
) {
	return locator({
		displayName,
		name,
		description,
		search,
		placeholder: 'e.g. contacts',
		by: 'By Name',
		required: true,
		searchable: false,
		slowLoad: 'The list is short; the connection may be slow',
		// Empty, so that its fields are not asked for before the credential is there.
		default: byDefault,
	});
}

export function fieldLabel<const N extends string>(
	displayName: string,
	name: N,
	placeholder: string,
	description: string,
) {
	return locator({
		displayName,
		name,
		description: `${description}. The list has those of recent records of the module. ${COST}`,
		search: 'searchFields',
		placeholder,
		by: 'By Name',
		required: true,
		searchable: false,
		slowLoad: SLOW,
	});
}

export function userPicker<const N extends string>(
	displayName: string,
	name: N,
	search: 'searchOwners' | 'searchCaseUsers',
	description: string,
	required: boolean,
) {
	return locator({
		displayName,
		name,
		description: `${description} ${COST}`,
		search,
		placeholder: 'e.g. ADMIN_@mymodule',
		by: 'By Name',
		required,
		searchable: false,
		slowLoad: SLOW,
	});
}

export function casePicker<const N extends string>(
	displayName: string,
	name: N,
	search: 'searchCaseTypes' | 'searchCaseStatuses' | 'searchCasePriorities',
	placeholder: string,
	description: string,
	byDefault: string,
) {
	return locator({
		displayName,
		name,
		description: `${description}. The list has those of recent cases. ${COST}`,
		search,
		placeholder,
		by: 'By Name',
		required: true,
		searchable: false,
		slowLoad: SLOW,
		default: byDefault,
	});
}
