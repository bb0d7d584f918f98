import type { IDataObject } from 'n8n-workflow';

import { type DateFormat, formatDate, isAmbiguous } from './dates';
import { InputProblem, insteadOf } from './inputProblem';
import type { FileContent } from './request';
import type { ParameterSource } from './source';
import { hasHalfCharacter } from './text';
import { isPlainObject, isRecord, isSafeName } from './values';

/** Longer addresses cannot exist (RFC 5321: 64 before the @, 255 behind it). */
const LONGEST_EMAIL = 320;

/** What expressions give that went wrong on the way to an ID. */
const NO_IDS = [
	...['undefined', 'null', 'NaN', 'Infinity', '-Infinity', 'true', 'false'],
	...['Invalid Date', 'Invalid DateTime'],
];

/**
 * Reads the parameters of one item and refuses what cannot be right, before any call is made.
 * Names may be dotted (`additionalFields.companyName`). `optional…` readers give `undefined` for
 * what was left out or left empty, so that it is not sent.
 */
export class Parameters {
	constructor(private readonly source: ParameterSource) {}

	get itemIndex(): number {
		return this.source.itemIndex;
	}

	/** How many items the node got. */
	get itemCount(): number {
		return this.source.itemCount;
	}

	get timezone(): string {
		return this.source.timezone;
	}

	/** Whether an AI agent uses the node as a tool. */
	get isTool(): boolean {
		return this.source.isTool;
	}

	/** The json of the item itself, for mappings that take it as it is. */
	get item(): IDataObject {
		return this.source.item;
	}

	/** Names of the binary fields that the item carries. */
	get fileNames(): string[] {
		return this.source.fileNames;
	}

	/** What n8n makes of an expression for this item: `{{ $execution.resumeUrl }}`. */
	evaluate(expression: string): string {
		return String(this.source.evaluate(expression));
	}

	/** The value as it stands, for what no other reader fits. */
	raw(name: string): unknown {
		return this.source.get(name) ?? undefined;
	}

	/** The problem of a value that has to be there; an expression without a result says so. */
	missing(name: string, hint: string): InputProblem {
		// An agent's values come through expressions too, but nobody wrote those.
		if (this.isTool || !this.source.isExpression(name)) {
			return new InputProblem(name, 'is empty', hint);
		}
		return new InputProblem(
			name,
			'is empty: the expression gave no value for this item',
			'Compare the names in the expression with the input of the item.',
		);
	}

	/** A text that must not be empty. Numbers become text; blanks inside are kept. */
	text(name: string): string {
		const text = this.optionalText(name);
		if (text === undefined) throw this.missing(name, 'Enter a value.');
		return text;
	}

	optionalText(name: string): string | undefined {
		const value = this.raw(name);
		if (value === undefined || value === '') return undefined;
		return textIn(value, name);
	}

	/** An identifier for a path or a body: text without surrounding blanks. */
	id(name: string): string {
		const id = this.optionalId(name);
		if (id === undefined) throw this.missing(name, 'Enter an ID.');
		return id;
	}

	optionalId(name: string): string | undefined {
		return idIn(this.source.getExtracted(name), name);
	}

	/** What a resource locator points at (From List, By ID, By URL). */
	locator(name: string): string {
		const id = this.optionalLocator(name);
		if (id === undefined) {
			throw this.missing(name, 'Choose an entry from the list or enter an ID.');
		}
		return id;
	}

	optionalLocator(name: string): string | undefined {
		return this.optionalId(name);
	}

	/** A name that a locator holds; a plain text is one, too. Blanks are kept: they may belong to it. */
	choice(name: string): string {
		const text = this.optionalChoice(name);
		if (text === undefined) {
			throw this.missing(name, 'Choose an entry from the list or enter a value.');
		}
		return text;
	}

	optionalChoice(name: string): string | undefined {
		const value = this.raw(name);
		// The checks of an ID: a locator makes a text of whatever an expression gives.
		if (idIn(value, name) === undefined) return undefined;
		return textIn(isRecord(value) && 'value' in value ? value.value : value, name);
	}

	/** Checks the shape only; whether the address exists is the vendor's to say. */
	email(name: string): string {
		return this.checkEmail(name, this.text(name));
	}

	optionalEmail(name: string): string | undefined {
		const text = this.optionalText(name);
		return text === undefined ? undefined : this.checkEmail(name, text);
	}

	private checkEmail(name: string, text: string): string {
		const email = text.trim();
		if (isEmail(email)) return email;
		throw new InputProblem(
			name,
			`is not an e-mail address${insteadOf(text)}`,
			'Use the form name@example.com.',
		);
	}

	number(name: string): number {
		const number = this.optionalNumber(name);
		if (number === undefined) throw this.missing(name, 'Enter a number.');
		return number;
	}

	optionalNumber(name: string): number | undefined {
		const value = this.raw(name);
		if (value === undefined || (typeof value === 'string' && value.trim() === '')) return undefined;
		const number = typeof value === 'string' ? Number(value.trim()) : value;
		if (typeof number !== 'number' || !Number.isFinite(number)) {
			throw new InputProblem(
				name,
				`is not a number${insteadOf(value)}`,
				'Use digits and a decimal point.',
			);
		}
		return number;
	}

	flag(name: string): boolean {
		return this.optionalFlag(name) ?? false;
	}

	optionalFlag(name: string): boolean | undefined {
		const value = this.raw(name);
		if (value === undefined || value === '') return undefined;
		if (typeof value === 'boolean') return value;
		if (value === 'true') return true;
		if (value === 'false') return false;
		throw new InputProblem(name, `is neither true nor false${insteadOf(value)}`);
	}

	/**
	 * A moment in the workflow's time zone, written as the vendor wants it.
	 * Takes what n8n's date picker, an expression (`$now`) or an earlier node gives.
	 */
	date(name: string, format: DateFormat): string {
		const date = this.optionalDate(name, format);
		if (date === undefined) throw this.missing(name, 'Choose a date.');
		return date;
	}

	optionalDate(name: string, format: DateFormat): string | undefined {
		const value = this.raw(name);
		if (value === undefined || value === '') return undefined;
		const written = formatDate(value, format, this.source.timezone);
		if (written === undefined) {
			throw new InputProblem(
				name,
				`${isAmbiguous(value) ? 'can mean two days' : 'is not a date'}${insteadOf(value)}`,
				'Use the form 2026-01-31 or 2026-01-31T09:00:00.',
			);
		}
		return written;
	}

	/** A moment as Unix time in whole seconds. */
	optionalUnixSeconds(name: string): number | undefined {
		const seconds = this.optionalDate(name, 'unixSeconds');
		return seconds === undefined ? undefined : Number(seconds);
	}

	/** A JSON object: parsed from text, or as an expression delivered it. Empty text gives `{}`. */
	jsonObject(name: string): IDataObject {
		const value = this.json(name) ?? {};
		if (isPlainObject(value)) return value;
		throw new InputProblem(name, 'is not a JSON object', 'Use the form { "field": "value" }.');
	}

	/** Any JSON value, or undefined when left empty. */
	json(name: string): unknown {
		const value = this.raw(name);
		if (typeof value !== 'string') return value;
		if (value.trim() === '') return undefined;
		const parsed = parsedJson(value);
		if (parsed) return parsed.value;
		throw new InputProblem(name, 'is not valid JSON', 'Check quotes, commas and brackets.');
	}

	/** A collection (`additionalFields`, `filters`, `options`) with the entries that the user added. */
	collection(name: string): IDataObject {
		const value = this.raw(name);
		return value !== null && typeof value === 'object' && !Array.isArray(value)
			? (value as IDataObject)
			: {};
	}

	/** The rows of a fixed collection with multiple values: `list('customFields.values')`. */
	list(name: string): IDataObject[] {
		const value = this.raw(name);
		if (value === undefined || value === '') return [];
		const rows: unknown[] = Array.isArray(value) ? value : [value];
		if (rows.every(isRecord)) return rows;
		throw new InputProblem(name, 'is not a list of rows', 'Use the form [{ "name": "value" }].');
	}

	/**
	 * The rows of a `pairsProperty` as an object by name; dots stay in the names, and blanks around
	 * them only where they belong to a vendor's names.
	 */
	pairs(name: string, blanks: 'trimmed' | 'kept' = 'trimmed'): IDataObject {
		const rows = this.list(`${name}.values`).map((row) => {
			const text = textIn(row.name ?? '', name);
			const key = blanks === 'kept' ? text : text.trim();
			if (key.trim() === '')
				throw new InputProblem(name, 'has a row without a name', 'Name every row.');
			return [key, typeof row.value === 'string' ? textIn(row.value, name) : (row.value ?? '')];
		});
		return Object.fromEntries(rows) as IDataObject;
	}

	/** Entries of a multi-select, or of a comma-separated text. */
	texts(name: string): string[] {
		const value = this.raw(name);
		if (value === undefined) return [];
		const entries: unknown[] = Array.isArray(value) ? value : textIn(value, name).split(',');
		return entries.map((entry) => textIn(entry, name).trim()).filter((entry) => entry !== '');
	}

	/** What the user mapped in a resource mapper; entries left empty are dropped. */
	mapped(name: string): IDataObject {
		const mapper = this.raw(name);
		// n8n checks the values as soon as they are read, and fails over a mapping without any.
		const isEmpty = !isRecord(mapper) || [undefined, null, ''].includes(mapper.value as null);
		if (isEmpty) return {};
		const value = this.raw(`${name}.value`);
		if (!isPlainObject(value)) {
			throw new InputProblem(name, 'is not a set of fields', 'Map the fields again.');
		}
		return Object.fromEntries(
			Object.entries(value).filter(([, entry]) => entry !== null && entry !== undefined),
		);
	}

	/** A file of the item, named by the parameter that holds its binary property's name. */
	async file(name: string): Promise<FileContent> {
		return await this.fileAt(name, this.text(name));
	}

	/** The same for a property name that came from elsewhere, for example from a row of a collection. */
	async fileAt(parameter: string, property: string): Promise<FileContent> {
		const { data, content } = await this.source.binary(parameter, property);
		return { content, fileName: data.fileName ?? property, mimeType: data.mimeType };
	}

	/** The name of a binary field that will hold an output file. */
	outputField(name: string): string {
		const field = this.text(name).trim();
		if (isSafeName(field)) return field;
		throw new InputProblem(name, 'cannot be the name of a field', 'Use a name such as data.');
	}
}

/** A scalar as text; refuses what only looks like one after a failed expression. */
function textIn(value: unknown, name: string): string {
	if (value === null || typeof value === 'object') {
		throw new InputProblem(
			name,
			`is not a text${insteadOf(value)}`,
			'Enter a text, not a list or an object.',
		);
	}
	const text = String(value);
	if (typeof value === 'number' && !Number.isFinite(value)) {
		throw new InputProblem(name, `is ${text}`, 'The expression did not give a number.');
	}
	if (text.includes('[object Object]')) {
		throw new InputProblem(
			name,
			'contains [object Object]',
			'Choose a single field of the object, for example {{ $json.customer.id }}.',
		);
	}
	if (hasHalfCharacter(text)) {
		throw new InputProblem(name, 'contains half of a character', 'Enter the text again.');
	}
	return text;
}

/**
 * The ID in a locator's value, or the value itself; `undefined` when it is empty.
 *
 * @throws InputProblem for what cannot be an ID: `undefined`, NaN, an object, control characters
 */
export function idIn(value: unknown, name: string): string | undefined {
	const inner = isRecord(value) && 'value' in value ? value.value : value;
	if (inner === undefined || inner === null) return undefined;
	const id = textIn(inner, name).trim();
	if (id === '') return undefined;
	if (typeof inner === 'boolean' || NO_IDS.includes(id)) {
		throw new InputProblem(name, `is '${id}', not an ID`, 'Check the expression.');
	}
	if (/\p{Cc}/u.test(id)) {
		throw new InputProblem(name, 'contains a control character', 'Enter the ID again.');
	}
	return id;
}

/** One @, something before it, and behind it a name with a dot inside; in one pass over the text. */
function isEmail(text: string): boolean {
	if (text.length > LONGEST_EMAIL || /\s/.test(text)) return false;
	const [local, domain, ...more] = text.split('@');
	if (local === '' || domain === undefined || more.length > 0) return false;
	return domain.split('.').length > 1 && domain.split('.').every((label) => label !== '');
}

function parsedJson(text: string): { value: unknown } | undefined {
	try {
		return { value: JSON.parse(text) as unknown };
	} catch {
		return undefined;
	}
}
