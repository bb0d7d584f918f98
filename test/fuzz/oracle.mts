import { channel } from 'node:diagnostics_channel';

import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { RecordedRequest } from '../../sandbox/vendor.mts';
import type { NodeRunResult } from '../support/engine.mts';

/** What must be true of whatever came in: the judgement of a case, as complaints. */

/** What JavaScript and its libraries say to programmers, and texts that stand for nothing. */
const UNREADABLE =
	/Cannot (read|set|convert|destructure|mix|access|redefine|create|assign|delete)|is not (a function|iterable|a constructor|defined|extensible|an object)|" is not valid JSON|Unexpected (token|end|non-whitespace|identifier)|Unterminated|Expected (property|double|',')|Invalid (time value|array length|string length|URL|regular|Date|unit|time zone|language|character|header|count|code point|index|DateTime)|Maximum call stack|circular structure|serialize a BigInt|Reduce of empty|URI malformed|out of range|too many arguments|Class constructor|\bERR_[A-Z_]+|\[object \w+\]|\bTypeError\b|\bRangeError\b|\bSyntaxError\b|\bReferenceError\b|\n\s+at |node_modules|\.js:\d|\bundefined\b|\bNaN\b|<\/?(html|body|div|br|p|h1|b)\b/i;

/** Sentences of ours that name such a text on purpose: what the expression gave. `typeError` is Kiban's word. */
const OUR_WORDS =
	/contains \[object Object\]|has no (text|date|number|valid JSON) in '[^']*'|' is out of range|is NaN|: NaN|has NaN as the value of|is '(undefined|Invalid Date(Time)?)', not an ID|\btypeError\b/g;

/** Longer texts nobody reads. */
const LONGEST_TEXT = 3_000;

/** A control character would break a line of a log in two. */
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f]/;

/** `known`: texts that were entered or answered, which an error may repeat. */
export function complaintsAboutText(text: unknown, known: string): string[] {
	if (typeof text !== 'string') return [`a text is no text: ${typeof text}`];
	if (text.trim() === '') return ['an empty text'];
	const complaints: string[] = [];
	if (text.length > LONGEST_TEXT) complaints.push(`a text of ${text.length} characters`);
	if (CONTROL.test(text)) complaints.push(`control characters in ${JSON.stringify(text)}`);
	const unreadable = [...text.replace(OUR_WORDS, '').matchAll(new RegExp(UNREADABLE, 'gi'))]
		.map(([found]) => found)
		.filter((found) => !known.toLowerCase().includes(found.toLowerCase()));
	if (unreadable.length > 0)
		complaints.push(`for programmers: ${JSON.stringify(text.slice(0, 400))}`);
	return complaints;
}

/** An error item: exactly `{ error: { message, … }, message }`. */
export function isErrorItem({ json }: INodeExecutionData): boolean {
	return (
		typeof json.message === 'string' &&
		typeof json.error === 'object' &&
		Object.keys(json).length === 2
	);
}

export function complaintsAboutItems(
	{ items, failed, error, run }: NodeRunResult,
	inputs: number,
	known: string,
): string[] {
	const all = [...items, ...failed];
	const complaints = all.flatMap(({ pairedItem }) => {
		const { item } = (pairedItem ?? {}) as { item?: unknown };
		const isPaired = Number.isInteger(item) && (item as number) >= 0 && (item as number) < inputs;
		return isPaired ? [] : [`a wrong pairing: ${JSON.stringify(pairedItem)}`];
	});
	for (const branch of [items, failed]) {
		const sources = branch.map(({ pairedItem }) => (pairedItem as { item: number })?.item);
		if (sources.some((item, index) => item < (sources[index - 1] ?? 0))) {
			complaints.push(`out of order: ${sources.join(', ')}`);
		}
	}
	for (const item of all) {
		const { error: details, message } = item.json as { error?: IDataObject; message?: unknown };
		if (isErrorItem(item) && details) {
			complaints.push(...complaintsAboutText(message, known));
			complaints.push(...complaintsAboutText(details.message, known));
			if (details.hint !== undefined) complaints.push(...complaintsAboutText(details.hint, known));
		}
		complaints.push(...complaintsAboutShape(item.json, 'json'));
	}
	if (error) {
		complaints.push(...complaintsAboutText(error.message, known));
		if (error.description) complaints.push(...complaintsAboutText(error.description, known));
		const item = error.context?.itemIndex;
		if (!Number.isInteger(item) || (item as number) < 0 || (item as number) >= inputs) {
			complaints.push(`an error without the item's number: ${error.message}`);
		}
	} else if (!run.finished && run.status !== 'waiting') {
		complaints.push(`the run ended as '${run.status}' without an error`);
	}
	return complaints;
}

/** Plain data to the bottom: no foreign prototype, nothing that JSON cannot hold. */
export function complaintsAboutShape(value: unknown, path: string, depth = 0): string[] {
	if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint') {
		return [`${path} is a ${typeof value}`];
	}
	if (value === null || typeof value !== 'object' || depth > 4_000) return [];
	if (!Array.isArray(value) && !Buffer.isBuffer(value)) {
		const prototype: unknown = Object.getPrototypeOf(value);
		const isPlain = prototype === null || Object.getPrototypeOf(prototype) === null;
		if (!isPlain && Object.prototype.toString.call(value) !== '[object Date]') {
			return [`${path} has a prototype of its own`];
		}
	}
	return Object.entries(value).flatMap(([key, inner]) =>
		complaintsAboutShape(inner, `${path}.${key}`, depth + 1),
	);
}

/**
 * The form of a text (a UUID, an address, one of the documented words) is the vendor's to judge: it has
 * better words for it, and more of them than its documents.
 */
const FORM = /^must (match (format|pattern)|be equal to one of|be >=)|^must NOT be valid$|anyOf$/;

/**
 * What the contract refuses of a case's requests.
 *
 * @param entered names and texts that the user wrote: members of free JSON, rows of name and value, the
 *                type of an undocumented record
 */
export function complaintsAboutRequests(
	requests: RecordedRequest[],
	entered: ReadonlySet<string>,
): string[] {
	return requests.flatMap(({ method, path, findings }) => {
		const isOwn = ({ where, message }: RecordedRequest['findings'][number]) => {
			const parts = where === 'path' ? path.split('/').map(decoded) : where.split('/').slice(1);
			return FORM.test(message) || parts.some((part) => entered.has(part));
		};
		const wrong = findings.filter((finding) => !isOwn(finding));
		return wrong.length === 0 ? [] : [`${method} ${path}: ${JSON.stringify(wrong)}`];
	});
}

function decoded(part: string): string {
	try {
		return decodeURIComponent(part);
	} catch {
		return part;
	}
}

/** All texts of what was entered, and all names of members that are not n8n's own parameters. */
export function namesEntered(parameters: unknown, items: unknown): Set<string> {
	const names = new Set<string>();
	const visit = (value: unknown, keepsKeys: boolean, depth = 0): void => {
		if (typeof value === 'number' || typeof value === 'boolean') names.add(String(value));
		if (typeof value === 'string') {
			names.add(value).add(value.trim());
			const parsed = depth < 20 && /^\s*[[{]/.test(value) ? parsedJson(value) : undefined;
			if (parsed !== undefined) visit(parsed, true, depth + 1);
			return;
		}
		if (value === null || typeof value !== 'object') return;
		const isMapping = 'mappingMode' in value;
		for (const [key, inner] of Object.entries(value)) {
			if (keepsKeys) names.add(key).add(key.trim());
			visit(inner, keepsKeys || (isMapping && key === 'value'), depth + 1);
		}
	};
	visit(parameters, false);
	visit(items, true);
	return names;
}

function parsedJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** Every spelling in which a secret can be read. */
export function complaintsAboutSecrets(value: unknown, secrets: string[]): string[] {
	const text = textsIn(value).join('\n').toLowerCase();
	return secrets
		.flatMap((secret) => [
			secret,
			encodeURIComponent(secret),
			Buffer.from(secret).toString('base64').replace(/=+$/, ''),
			Buffer.from(secret).toString('base64url'),
		])
		.filter((spelling) => text.includes(spelling.toLowerCase()))
		.map((spelling) => `a secret shows: ${spelling}`);
}

function textsIn(value: unknown, seen = new Set<unknown>()): string[] {
	if (typeof value === 'string') return [value];
	if (value === null || typeof value !== 'object' || seen.has(value)) return [];
	seen.add(value);
	return Object.entries(value).flatMap(([key, inner]) => [key, ...textsIn(inner, seen)]);
}

/** Whether our code had no part in an error: n8n itself fails over some workflows that no editor writes. */
export function isOfN8n({ stack = '' }: Error): boolean {
	return !/\/nodes\/\w+\/[^\n]*\.[jt]s:/.test(stack);
}

/** Whether an error comes out of our code by mistake, and not by what we, n8n or the vendor mean to say. */
export function isMistake(error: Error): boolean {
	return !isOfN8n(error) && error.name !== 'WorkflowHasIssuesError';
}

const PROTOTYPES = { Object, Array, Function, String, Number, Promise };
const membersNow = () =>
	Object.entries(PROTOTYPES).flatMap(([name, type]) =>
		Reflect.ownKeys(type.prototype as object).map((key) => `${name}.prototype.${String(key)}`),
	);
const membersBefore = new Set(membersNow());

export function complaintsAboutPrototypes(): string[] {
	const added = membersNow().filter((member) => !membersBefore.has(member));
	return added.map((member) => `polluted: ${member}`);
}

/** Where this process really sends requests, by Node's own word. */
const hosts = new Set<string>();
channel('http.client.request.start').subscribe((message) => {
	const { request } = message as { request: { host?: string; getHeader(name: string): unknown } };
	hosts.add(String(request.getHeader('host') ?? request.host));
});

/** The hosts that were called since the last time, other than the vendor's. */
export function complaintsAboutHosts(url: string): string[] {
	const strange = [...hosts].filter((host) => host !== new URL(url).host);
	hosts.clear();
	return strange.map((host) => `a request to ${host}`);
}

/** What nobody caught; jest's environment collects it. */
export function complaintsAboutUncaught(): string[] {
	const { uncaught } = globalThis as unknown as { uncaught: unknown[] };
	return uncaught.splice(0).map((error) => `nobody caught ${String(error)}`);
}
