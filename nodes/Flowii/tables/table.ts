/**
 * How a FLOWii resource is described. Everything the node does with a resource (operations,
 * parameters, bodies, simplified output, output schemas, pickers, trigger) follows from such a table.
 *
 * Names are FLOWii's own, in kebab-case, as in its JSON; parameters and output use the camelCase of
 * them. Labels are the words of the application.
 */

export interface Choice {
	name: string;
	value: number;
	/** What the application calls it, where that helps to recognise it. */
	description?: string;
}

interface FieldFacts {
	/** FLOWii's name: `anticipated-income-amount`. */
	name: string;
	/** Title Case: `Expected Income`. Labels of one operation differ, because agents know fields by them. */
	label: string;
	/** What a user should know beyond the label: meaning, unit, what FLOWii does with it. */
	description?: string;
	placeholder?: string;
	/** Must be given on create. Stands above the additional fields. */
	required?: true;
	/** Stands above the additional fields on create, though it may stay empty. */
	main?: true;
	/** The only place where it occurs: in one of the two bodies, or in answers. Default: everywhere. */
	only?: 'create' | 'update' | 'read';
	/** What create sends when it is left empty: the present moment or the API user. */
	fallback?: 'now' | 'self';
	/** An update must carry it even if it stays the same; then it is read from the record first. */
	repeated?: true;
	/** The thin records of lists have it, too, or only they have it. */
	listed?: true | 'only';
	/** What the input shows before anything was entered. */
	initial?: number;
	/** Not an amount but the number of a state, of which FLOWii has no list. */
	isState?: true;
}

/** `dateTime` is written 2026-01-31T09:00:00 without zone, `date` 2026-01-31, both in the workflow's zone. */
export interface ScalarField extends FieldFacts {
	kind: 'text' | 'longText' | 'number' | 'flag' | 'dateTime' | 'date';
}

/** A number with a meaning. */
export interface ChoiceField extends FieldFacts {
	kind: 'choice';
	choices: readonly Choice[];
}

/** A reference to records that exist. */
export interface LinkField extends FieldFacts {
	kind: 'link';
	/** The type in FLOWii's JSON: `business-relationship`. */
	type: string;
	/** Which list fills the picker. Without it only an ID can be entered: FLOWii has no such list. */
	from?: PickerName | PartPickerName;
	/** The field beside it on which the picker's content depends. */
	under?: string;
	many?: true;
	/** Written as a number instead of a text. */
	numericId?: true;
	/** What flat output says of the linked record beside ID and name: the kind of a state. */
	tells?: readonly Field[];
}

/** Records that live inside this one and are written with it. */
export interface ChildField extends FieldFacts {
	kind: 'child';
	type: string;
	fields: readonly Field[];
	many?: true;
	/** Children without ID of their own in bodies: told apart by this attribute or link. */
	keyedBy?: string;
}

export type Field = ScalarField | ChoiceField | LinkField | ChildField;

export type Verb = 'create' | 'get' | 'getMany' | 'update' | 'delete';

/** Records below which other records are listed. */
export type OwnerName = 'partner' | 'businessCase' | 'order' | 'task' | 'event';

export interface ExportTable {
	/** Name of the operation: `exportPohoda`. */
	value: string;
	/** `Export to Pohoda`. */
	name: string;
	description: string;
	/** Below the resource's path. */
	path: string;
	filters: readonly Field[];
	/** A switch in the query: what else the file contains. */
	flag?: { name: string; label: string; description: string };
}

/** What resources and their parts have in common. */
export interface Table {
	/** Stable name in workflows: `businessCase`. */
	value: string;
	/** Title Case, singular and plural. */
	name: string;
	plural: string;
	/** What actions call it where people search for another word: `invoice or other document`. */
	spoken?: { one: string; many: string };
	description?: string;
	/** `/partners`. Of a part: below its parent, `activities`. */
	path: string;
	/** The type in FLOWii's JSON: `business-case`. */
	type: string;
	/** What can be done with it, each with its description; a new node is set to the first one. */
	verbs: Partial<Record<Verb, string>>;
	/**
	 * Its records can be picked from a list: by their names, or by the members of their flat form
	 * that are named here.
	 */
	pickable?: true | readonly string[];
	fields: readonly Field[];
	filters?: readonly Field[];
	/** Its list comes in one piece, without pages. */
	unpaged?: true;
	/** The lists below other records, `GET /{owner}/{id}/{segment}`. */
	below?: {
		owners: readonly OwnerName[];
		segment: string;
		description: string;
		unpaged?: true;
	};
	exports?: readonly ExportTable[];
	customFields?: true;
	/** Bodies repeat the company as the attribute `company-id`. */
	companyInBody?: true;
	/** PATCH writes `data.id` as a number. */
	numericId?: true;
	/** What `filter[created-from]` compares is a date that users enter, not the moment of adding. */
	datedByUsers?: true;
	/** Create is documented to answer without content. */
	silent?: true;
}

export interface ResourceTable extends Table {
	value: TableName;
	/** Records inside this one that have calls of their own. */
	parts?: readonly PartTable[];
}

/** Records below one record, with calls of their own: the steps of a task. */
export interface PartTable extends Table {
	/** Another, narrower list: time records of one step. */
	narrowedBy?: { name: string; label: string; segment: string; from: PartPickerName };
	/** The word between it and its parent in actions: `Create message on task`. Default: of. */
	preposition?: 'of' | 'on';
}

/** One of FLOWii's code lists: short, unpaged, read-only. */
export interface CodeListTable {
	/** Title Case: `Order Types`. */
	name: string;
	path: string;
	type: string;
	/** Where one entry is read, when it can be. */
	single?: string;
	/** Segment of the entries below an entry. */
	children?: string;
	/** What the list call must be told. */
	needs?: readonly ('documentType' | 'companyDataId')[];
	attributes: readonly Field[];
}

export type RecordPicker =
	| 'partner'
	| 'businessCase'
	| 'cashFlow'
	| 'order'
	| 'task'
	| 'event'
	| 'good'
	| 'notification'
	| 'user';

/** Parts that are picked below the record that was chosen above them. */
export type PartPickerName = 'activity' | 'timeRecord';

export type TableName =
	| RecordPicker
	| 'attendance'
	| 'bankTransaction'
	| 'contact'
	| 'document'
	| 'email'
	| 'file'
	| 'plannedAbsence';

export type CodeListName =
	| 'activityTypes'
	| 'bankAccounts'
	| 'businessCaseFailures'
	| 'businessCaseSources'
	| 'businessCaseStates'
	| 'companyData'
	| 'countries'
	| 'deliveryTypes'
	| 'documentCategories'
	| 'documentNumberSeries'
	| 'eventCategories'
	| 'eventTypes'
	| 'goodCategories'
	| 'orderStates'
	| 'orderTypes'
	| 'partnerTags'
	| 'partnerTypes'
	| 'paymentMethods'
	| 'taskCategories'
	| 'units';

export type PickerName = RecordPicker | CodeListName;

/** Tables whose records can be picked are named like their pickers; a unit test holds that. */
export function isPickable<T extends Table>(
	table: T,
): table is T & { value: RecordPicker | PartPickerName } {
	return table.pickable !== undefined;
}

/** What a row of a table may say beside name and label. */
type More = Omit<FieldFacts, 'name' | 'label'>;

function scalar(kind: ScalarField['kind']) {
	return (name: string, label: string, more: More = {}): ScalarField => ({
		kind,
		name,
		label,
		...more,
	});
}

export const text = scalar('text');
export const longText = scalar('longText');
export const number = scalar('number');
export const flag = scalar('flag');
export const dateTime = scalar('dateTime');
export const date = scalar('date');

export function choice(
	name: string,
	label: string,
	choices: readonly Choice[],
	more: More = {},
): ChoiceField {
	return { kind: 'choice', name, label, choices, ...more };
}

export function link(
	name: string,
	label: string,
	type: string,
	more: More & Pick<LinkField, 'from' | 'under' | 'many' | 'numericId' | 'tells'> = {},
): LinkField {
	return { kind: 'link', name, label, type, ...more };
}

export function child(
	name: string,
	label: string,
	type: string,
	fields: readonly Field[],
	more: More & Pick<ChildField, 'many' | 'keyedBy'> = {},
): ChildField {
	return { kind: 'child', name, label, type, fields, ...more };
}

/**
 * The two ends of a period as filters: `created-from` and `created-to`.
 *
 * @param moment what is compared, to follow "Earliest" and "Latest": `deadline of the task`
 */
export function period(name: string, label: string, moment: string): Field[] {
	return [
		dateTime(`${name}-from`, `${label} From`, { description: `Earliest ${moment}` }),
		dateTime(`${name}-to`, `${label} To`, {
			description: `Latest ${moment}. A date without a time means the beginning of that day.`,
		}),
	];
}

/** The filter for everything that FLOWii's full-text search finds. */
export function searchText(noun: string): Field {
	return text('search-text', 'Search Text', {
		description: `FLOWii's full-text search over the ${noun}. Which fields it covers is not documented.`,
	});
}

/** Operations of a table, in the order of the table. */
export function verbsOf({ verbs }: Pick<Table, 'verbs'>): Verb[] {
	return Object.keys(verbs) as Verb[];
}

/** `ic-dph` becomes `icDph`: the name in parameters and output. */
export function camelCase(name: string): string {
	// Most names are one word, and a long list has millions of them.
	if (!name.includes('-')) return name;
	return name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
