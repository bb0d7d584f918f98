/** The sandbox's two small companies. Plain data, so that the state can be read as JSON. */
export interface State {
	tenants: Record<string, Tenant>;
	/** Counts the record IDs handed out. */
	lastId: number;
	/** How far the vendor's clock is ahead of this machine's. */
	clockOffsetMinutes: number;
}

export interface Tenant {
	/** IANA zone of the tenant's clock; the vendor documents none. */
	timezone: string;
	answers: Answers;
	/** Which date the date-range query compares. The vendor documents neither, so there is a tenant for each. */
	comparedDate: 'wolkvox_fecha_creacion' | 'wolkvox_fecha_modificacion';
	/** Users as the CRM's user list shows them: `name@operation`. */
	users: string[];
	tokens: Record<string, Token>;
	modules: Record<string, Module>;
	activities: Activity[];
	notes: Note[];
	obligations: Obligation[];
	managements: Record<string, unknown>[];
}

/** How the tenant answers where the vendor's documents are silent. Seeded as the simplest reading. */
export interface Answers {
	/**
	 * What a bad row does in a bulk call. `whole`: everything is refused. Else the good rows are
	 * taken, and the bad ones told in `data`, row by row; in `msg`, as a number or with a text for
	 * each (`messages`: a list); or not at all.
	 */
	bulk: 'whole' | 'rows' | 'message' | 'messages' | 'silent';
	/** What a bulk insert gives for its rows. `single`: an object instead of a list of one. */
	ids: 'objects' | 'texts' | 'single';
	/** `map`: with gaps in its keys, as PHP writes a list that was filtered. */
	lists: 'list' | 'map';
	/** The most records that a search gives (the vendor announces a cap and hides its number). */
	most: number | null;
	/** The number in `msg` when `most` cuts. */
	announces: 'all' | 'given';
	/** `Total records` beside `data`, which one client reads. */
	totalRecords: boolean;
	/** The vendor announces pages and hides their parameters; here `page` and `page_size`. */
	paging: { counts: 'pages' | 'records'; first: number; defaultSize: number } | null;
}

export interface Token {
	/** External tokens belong to one company and may only read the history of notes. */
	type: 'internal' | 'external';
	company?: string;
	limit: number;
	usedToday: number;
	/** Answers errors under HTTP 200 with the code in the body, as the vendor may do: it is not documented. */
	errorsUnder200: boolean;
}

export interface Module {
	/** The labels that the tenant gave its fields, byte by byte. */
	fields: Field[];
	records: Row[];
}

export interface Field {
	label: string;
	shape: 'plain' | 'address' | 'telephone' | 'currency' | 'search' | 'table';
	required?: boolean;
}

export type Row = Record<string, unknown> & {
	wolkvox_id: string;
	wolkvox_fecha_creacion: string;
	wolkvox_fecha_modificacion: string;
};

export interface Activity {
	wolkvox_id: string;
	type: string;
	fields: Record<string, unknown>;
}

export interface Note {
	caseId: string;
	company: string;
	caseType: string;
	date: string;
	user: string;
	note: string;
}

export interface Obligation {
	/** The debtor's record in the module collections. */
	record: string;
	fields: Record<string, unknown>;
}

/** A file as it arrived; the content as base64. */
export interface StoredFile {
	name: string | null;
	mimeType: string | null;
	content: string;
}

/** IDs look like MongoDB's: 24 hexadecimal digits. */
export function nextId(state: State): string {
	state.lastId += 1;
	return `64cb${state.lastId.toString(16).padStart(20, '0')}`;
}

/** The vendor's clock in Unix milliseconds. */
export function clockOf(state: State): number {
	return Date.now() + state.clockOffsetMinutes * 60_000;
}

/** A moment on the tenant's clock, `2026-01-31 09:00:00`. */
export function localTime({ timezone: timeZone }: Tenant, at: number): string {
	const known = formats.get(timeZone);
	const format =
		known ??
		new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
	formats.set(timeZone, format);
	return format.format(at);
}

/** Making one takes longer than all that a call does otherwise. */
const formats = new Map<string, Intl.DateTimeFormat>();
