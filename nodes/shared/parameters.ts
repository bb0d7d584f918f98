import type { IBinaryData, IDataObject, NodeParameterValueType } from 'n8n-workflow';

import { type DateFormat, formatDate } from './dates';
import { InputProblem } from './inputProblem';
import type { FileContent } from './operation';

/** How a reader gets at one item's values. `run.ts` provides n8n's, unit tests a plain object's. */
export interface ParameterSource {
	itemIndex: number;
	/** IANA zone of the workflow, for dates. */
	timezone: string;
	/** The value at a dotted path, or undefined when the node has no such parameter. */
	get(name: string): NodeParameterValueType | object | undefined;
	/** A locator's value with its `extractValue` rule applied. */
	getExtracted(name: string): NodeParameterValueType | object | undefined;
	/** The item's binary property of that name. Throws `InputProblem` when there is none. */
	binary(parameter: string, property: string): Promise<{ data: IBinaryData; content: Buffer }>;
}

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

	get timezone(): string {
		return this.source.timezone;
	}

	/** The value as it stands, for what no other reader fits. */
	raw(name: string): unknown {
		return this.source.get(name) ?? undefined;
	}

	/** A text that must not be empty. Numbers become text; blanks inside are kept. */
	text(name: string): string {
		const text = this.optionalText(name);
		if (text === undefined) throw new InputProblem(name, 'is empty', 'Enter a value.');
		return text;
	}

	optionalText(name: string): string | undefined {
		const value = this.raw(name);
		if (value === undefined || value === '') return undefined;
		if (typeof value === 'object') {
			throw new InputProblem(name, 'is not a text', 'Enter a text, not a list or an object.');
		}
		return String(value);
	}

	/** An identifier for a path or a body: text without surrounding blanks. */
	id(name: string): string {
		const id = this.optionalId(name);
		if (id === undefined) throw new InputProblem(name, 'is empty', 'Enter an ID.');
		return id;
	}

	optionalId(name: string): string | undefined {
		const id = this.optionalText(name)?.trim();
		return id === '' ? undefined : id;
	}

	/** What a resource locator points at (From List, By ID, By URL). */
	locator(name: string): string {
		const id = this.optionalLocator(name);
		if (id === undefined) {
			throw new InputProblem(name, 'is empty', 'Choose an entry from the list or enter an ID.');
		}
		return id;
	}

	optionalLocator(name: string): string | undefined {
		const value = this.source.getExtracted(name);
		if (value === undefined || value === null || value === '') return undefined;
		if (typeof value === 'object' && 'value' in value) {
			const inner = String((value as { value: unknown }).value ?? '').trim();
			return inner === '' ? undefined : inner;
		}
		const id = String(value).trim();
		return id === '' ? undefined : id;
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
		if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) {
			throw new InputProblem(name, 'is not an e-mail address', 'Use the form name@example.com.');
		}
		return email;
	}

	number(name: string): number {
		const number = this.optionalNumber(name);
		if (number === undefined) throw new InputProblem(name, 'is empty', 'Enter a number.');
		return number;
	}

	optionalNumber(name: string): number | undefined {
		const value = this.raw(name);
		if (value === undefined || value === '') return undefined;
		const number = typeof value === 'number' ? value : Number(String(value).trim());
		if (typeof value === 'object' || !Number.isFinite(number)) {
			throw new InputProblem(name, 'is not a number', 'Use digits and a decimal point.');
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
		throw new InputProblem(name, 'is neither true nor false');
	}

	/**
	 * A moment in the workflow's time zone, written as the vendor wants it.
	 * Takes what n8n's date picker, an expression (`$now`) or an earlier node gives.
	 */
	date(name: string, format: DateFormat): string {
		const date = this.optionalDate(name, format);
		if (date === undefined) throw new InputProblem(name, 'is empty', 'Choose a date.');
		return date;
	}

	optionalDate(name: string, format: DateFormat): string | undefined {
		const value = this.raw(name);
		if (value === undefined || value === '') return undefined;
		const written = formatDate(value, format, this.source.timezone);
		if (written === undefined) {
			throw new InputProblem(
				name,
				'is not a date',
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
		if (typeof value !== 'object' || Array.isArray(value)) {
			throw new InputProblem(name, 'is not a JSON object', 'Use the form { "field": "value" }.');
		}
		return value as IDataObject;
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
		return (Array.isArray(value) ? value : [value]) as IDataObject[];
	}

	/** Entries of a multi-select, or of a comma-separated text. */
	texts(name: string): string[] {
		const value = this.raw(name);
		const entries = Array.isArray(value) ? value : String(value ?? '').split(',');
		return entries.map((entry) => String(entry).trim()).filter((entry) => entry !== '');
	}

	/** What the user mapped in a resource mapper; entries left empty are dropped. */
	mapped(name: string): IDataObject {
		const value = this.raw(`${name}.value`);
		if (value === undefined || value === null || typeof value !== 'object') return {};
		return Object.fromEntries(
			Object.entries(value as IDataObject).filter(
				([, entry]) => entry !== null && entry !== undefined,
			),
		);
	}

	/** A file of the item, named by the parameter that holds its binary property's name. */
	async file(name: string): Promise<FileContent> {
		return await this.fileAt(name, this.text(name));
	}

	/** The same for a property name that came from elsewhere, for example from a row of a collection. */
	async fileAt(parameter: string, property: string): Promise<FileContent> {
		const { data, content } = await this.source.binary(parameter, property);
		return {
			content,
			fileName: data.fileName ?? property,
			mimeType: data.mimeType,
		};
	}
}

function parsedJson(text: string): { value: unknown } | undefined {
	try {
		return { value: JSON.parse(text) as unknown };
	} catch {
		return undefined;
	}
}
