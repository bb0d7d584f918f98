import type { IDataObject } from 'n8n-workflow';

import { hugeErrors, phpFatal, phpWarning } from '../../../sandbox/answers.mts';
import type { Charset, FaultScope, FixedAnswer, Mishap, Reply } from '../../../sandbox/vendor.mts';
import type { MatrixClass } from './classes/class.mts';
import type { Meaning } from './rules.mts';

/** The columns of the matrix: what goes wrong, and what it means. What follows from that is in `rules.mts`. */
export interface FaultCase {
	group: Group;
	name: string;
	means: Meaning;
	/** What the vendor does; nothing where another host stands in its place. */
	mishap?(around: Around): Mishap & FaultScope;
	/** What answers in the vendor's place. */
	host?: 'closed' | 'selfSigned' | 'expired';
	/** For as long as anybody asks. Default: one request. */
	lasts?: true;
	/** The vendor has done what it was asked, and the answer does not say so. */
	acts?: true;
	/** The form of the answer, as `MatrixClass.accepts` names it. */
	form?: string;
	/** It is in the body of the vendor's answer, or comes to it: an answer without a body has no such fault. */
	inBody?: 'itself' | 'more';
	/** Meets the second page of a list instead of its first call. */
	onPage?: true;
	/** The item's *Options*, beside those of every cell. */
	options?: IDataObject;
	/** Waits a minute for a trigger, whose time limit nobody can set. */
	isLong?: true;
	/** Belongs to the part that runs in `npm test`. */
	isCore?: true;
	appliesTo?(row: MatrixClass): boolean;
}

/** What a fault may need to know. */
export interface Around {
	secrets: string[];
	/** Which has all letters of the vendor's language. */
	charset: Charset;
	/** A host that is not the credential's. */
	stranger: string;
}

export const groups = [
	'Status',
	'429',
	'Connection',
	'Certificate',
	'Answer',
	'Redirect',
	'Token',
	'Page',
	'Cancel',
	'Callback',
] as const;

export type Group = (typeof groups)[number];

type More = Partial<FaultCase>;

const status = (code: number, means: Meaning, more: More = {}): FaultCase => ({
	group: 'Status',
	name: String(code),
	means,
	mishap: () => ({ kind: 'status', status: code, afterHandling: more.acts }),
	...more,
});

/** Refused for the rate, with what stands in `Retry-After`. */
const rate = (value: string | (() => string) | undefined, name: string, more: More = {}) => ({
	group: '429' as const,
	name,
	means: 'rate' as const,
	mishap: () => {
		const text = typeof value === 'function' ? value() : value;
		const headers = text === undefined ? undefined : { 'retry-after': text };
		return { kind: 'status' as const, status: 429, headers };
	},
	...more,
});

const inSeconds = (seconds: number) => () => new Date(Date.now() + seconds * 1000).toUTCString();

const connection = (name: string, means: Meaning, mishap: Mishap, more: More = {}): FaultCase => ({
	group: 'Connection',
	name,
	means,
	mishap: () => mishap,
	...more,
});

/** Short for what never comes; and long enough for what comes on a slow machine. */
const IMPATIENT = { timeout: 2_500 };
const stalls = { options: IMPATIENT, isLong: true } as const;

/** The vendor's own answer, told in another way. */
const told = (name: string, means: Meaning, mishap: Mishap, more: More = {}): FaultCase => ({
	group: 'Answer',
	name,
	means,
	acts: true,
	inBody: 'itself',
	mishap: () => mishap,
	...more,
});

/** An answer under 200 after the vendor has done what it was asked. */
const instead = (name: string, answer: FixedAnswer, more: More = {}): FaultCase => ({
	group: 'Answer',
	name,
	means: 'odd',
	acts: true,
	mishap: () => ({ kind: 'answer', ...answer, afterHandling: true }),
	...more,
});

const typed = (type: string, body: unknown): FixedAnswer => ({
	headers: { 'content-type': type },
	body,
});
const json = (body: string) => typed('application/json', body);

/** An error answer; the vendor has done nothing. */
const refusal = (name: string, answer: FixedAnswer, more: More = {}): FaultCase => ({
	group: 'Answer',
	name,
	means: 'refused',
	mishap: () => ({ kind: 'answer', ...answer }),
	...more,
});

const redirect = (
	name: string,
	code: 301 | 302 | 307 | 308,
	isElsewhere: boolean,
	more: More = {},
) => ({
	group: 'Redirect' as const,
	name: `${code} ${name}`,
	means: 'elsewhere' as const,
	mishap: ({ stranger }: Around) => ({
		kind: 'redirect' as const,
		status: code,
		location: isElsewhere ? `${stranger}/take` : '/elsewhere',
	}),
	...more,
});

const afterLogin = (row: MatrixClass) => row.hasLogin === true && row.isLogin !== true;
const isPaged = (row: MatrixClass) => row.isPaged === true;
const isOperation = ({ driver }: MatrixClass) => driver === 'operation';
/** Of one item there is no middle, and what is asked after the change is no matter of the item. */
const hasMiddle = (row: MatrixClass) =>
	row.driver === 'operation' && row.items !== 1 && row.isLogin !== true;

export const REPEATS = 'repeats';

const page = (name: string, means: Meaning, mishap: Mishap, more: More = {}): FaultCase => ({
	group: 'Page',
	name,
	means,
	mishap: () => mishap,
	onPage: true,
	appliesTo: isPaged,
	...more,
});

/** The vendor's answer with another content type. */
const typedAs = (type: string) => (reply: Reply) => ({
	...reply,
	headers: { ...reply.headers, 'content-type': type },
});

/** In the spellings in which servers repeat what they were sent. */
function spellings(secret: string): string {
	const base64 = Buffer.from(secret).toString('base64');
	const form = new URLSearchParams({ secret }).toString();
	return [secret, encodeURIComponent(secret), form, JSON.stringify(secret), base64].join(' | ');
}

const noText = ({ answers }: MatrixClass) => answers !== 'bytes';

export const faults: FaultCase[] = [
	status(400, 'refused', { isCore: true }),
	status(401, 'keyRefused'),
	status(402, 'refused'),
	status(403, 'refused'),
	status(404, 'refused'),
	status(405, 'refused'),
	status(406, 'refused'),
	status(408, 'busy'),
	status(409, 'refused'),
	status(410, 'refused'),
	status(413, 'refused'),
	status(415, 'refused'),
	status(422, 'refused'),
	status(423, 'refused'),
	status(451, 'refused'),
	status(500, 'failed'),
	status(500, 'failed', { name: '500 after the vendor acted', acts: true, isCore: true }),
	status(501, 'failed'),
	status(502, 'busy'),
	status(502, 'busy', { name: '502 after the vendor acted', acts: true }),
	status(503, 'busy', { isCore: true }),
	status(503, 'busy', { name: '503 for ever', lasts: true }),
	status(504, 'busy'),
	status(504, 'busy', { name: '504 after the vendor acted', acts: true, isCore: true }),
	status(520, 'failed'),
	status(599, 'failed'),

	rate(undefined, 'no Retry-After', { isCore: true }),
	rate('1', 'seconds'),
	rate('0.3', 'a fraction of a second'),
	rate('0', 'zero'),
	rate('-5', 'below zero'),
	rate(inSeconds(2), 'a date'),
	rate(inSeconds(-60), 'a date in the past'),
	rate('soon', 'a word'),
	rate('600', 'more than anybody waits', { means: 'rateTooLong' }),
	rate(inSeconds(86_400), 'tomorrow', { means: 'rateTooLong' }),
	rate('0.2', 'for ever', { lasts: true }),

	{
		group: 'Connection',
		name: 'refused',
		means: 'unsent',
		host: 'closed',
		lasts: true,
		isCore: true,
	},
	connection('dropped before the body was read', 'broken', { kind: 'drop', unread: true }),
	connection('dropped after the body was read', 'broken', { kind: 'drop' }),
	connection(
		'dropped after the vendor acted',
		'broken',
		{ kind: 'drop', afterHandling: true },
		{ acts: true, isCore: true },
	),
	connection('dropped for ever', 'broken', { kind: 'drop' }, { lasts: true }),
	connection('stalled', 'broken', { kind: 'stall' }, stalls),
	connection(
		'stalled after the vendor acted',
		'broken',
		{ kind: 'stall', afterHandling: true },
		{ ...stalls, acts: true },
	),
	connection(
		'stalled after the head',
		'broken',
		{ kind: 'stall', after: 'head' },
		{ ...stalls, acts: true, inBody: 'itself' },
	),
	connection(
		'stalled within the body',
		'broken',
		{ kind: 'stall', after: 'half' },
		{ ...stalls, acts: true, inBody: 'itself' },
	),
	connection('late', 'fine', { kind: 'delay', milliseconds: 300 }, { acts: true }),
	connection(
		'dripping, and whole in the end',
		'fine',
		{ kind: 'drip', milliseconds: 1 },
		// Byte by byte, so only where the answer is short.
		{ acts: true, appliesTo: ({ kind, isLogin }) => kind === 'write' || isLogin === true },
	),
	connection(
		'dripping for ever',
		'broken',
		{ kind: 'drip', milliseconds: 100, endless: true },
		{ ...stalls, acts: true, inBody: 'more' },
	),
	connection('cut', 'broken', { kind: 'cut' }, { acts: true, inBody: 'itself', isCore: true }),

	{
		group: 'Certificate',
		name: 'self-signed',
		means: 'untrusted',
		host: 'selfSigned',
		lasts: true,
	},
	{ group: 'Certificate', name: 'expired', means: 'untrusted', host: 'expired', lasts: true },

	told('JSON that claims to be a page', 'fine', { kind: 'edit', edit: typedAs('text/html') }),
	told('JSON that claims to be text', 'fine', { kind: 'edit', edit: typedAs('text/plain') }),
	{
		...told('a local encoding', 'fine', { kind: 'charset', charset: 'windows-1250' }),
		mishap: ({ charset }) => ({ kind: 'charset', charset }),
		appliesTo: noText,
	},
	told('UTF-16', 'fine', { kind: 'charset', charset: 'utf-16le' }, { appliesTo: noText }),
	told(
		'a mark of the byte order',
		'fine',
		{ kind: 'prefix', prefix: '\uFEFF' },
		{ appliesTo: noText },
	),
	told('an encoding that nobody knows', 'fine', {
		kind: 'edit',
		edit: typedAs('application/json; charset=x-klingon'),
	}),
	told(
		'another encoding than announced',
		'garbled',
		{ kind: 'charset', charset: 'windows-1250', announced: 'utf-8' },
		{ appliesTo: noText },
	),
	told('cut without a sign', 'odd', { kind: 'cut', unnoticed: true }),
	told(
		'a PHP warning before the answer',
		'odd',
		{ kind: 'prefix', prefix: phpWarning },
		{
			inBody: 'more',
			isCore: true,
		},
	),
	instead('a page', typed('text/html', '<!DOCTYPE html><html><body>Sign in</body></html>'), {
		isCore: true,
	}),
	instead('pieces of a page', typed('text/html', '<h1>Maintenance</h1><p>Back at 10:00.</p>')),
	instead('text', typed('text/plain', 'Trwa przerwa techniczna')),
	instead('text that claims to be JSON', json('Service is being updated')),
	instead('a PHP error', typed('text/html', phpFatal)),
	instead('XML', typed('application/xml', '<?xml version="1.0"?><error><code>17</code></error>')),
	instead('JSON that breaks off', json('{"data":[{"id":"1","name":"')),
	instead('nothing', { body: '' }, { form: 'nothing', isCore: true }),
	instead('nothing, as JSON', json(''), { form: 'nothing' }),
	instead('204', { status: 204 }, { form: 'nothing' }),
	instead('blanks', json(' \r\n\t '), { form: 'nothing' }),
	instead('null', json('null'), { form: 'null', isCore: true }),
	instead('[]', json('[]'), { form: 'an empty list' }),
	instead('{}', json('{}')),
	instead('true', json('true')),
	instead('a number', json('42')),
	instead('a JSON text', json('"done"')),
	instead("a stranger's JSON", json('{"service":"nginx-ingress","healthy":true}'), {
		form: "a stranger's JSON",
	}),
	{
		...refusal('an error under 200', {}, { means: 'saidNo', isCore: true }),
		mishap: () => ({ kind: 'errorUnder200' }),
		appliesTo: (row) => row.isLogin !== true,
	},
	refusal(
		'a page of the gateway, 502',
		{ status: 502, ...typed('text/html', '<html><h1>502</h1>') },
		{
			means: 'busy',
		},
	),
	...hugeErrors.map(({ name, answer }) => refusal(`400 with ${name}`, answer)),
	{
		...refusal('400 that repeats the keys', {}, { isCore: true }),
		mishap: ({ secrets }) => ({
			kind: 'status',
			status: 400,
			body: { message: `Refused: ${secrets.map(spellings).join(' and ')}` },
		}),
	},

	redirect('to the same host', 302, false),
	redirect('to another host', 302, true, { isCore: true }),
	redirect('to another host', 301, true),
	redirect('to another host', 307, true),
	redirect('to the same host', 308, false),

	{
		group: 'Token',
		name: 'ends in mid-run',
		means: 'tokenEnds',
		acts: true,
		mishap: () => ({ kind: 'expireTokens' }),
		appliesTo: afterLogin,
		isCore: true,
	},
	{
		group: 'Token',
		name: 'is refused once',
		means: 'tokenEnds',
		mishap: () => ({ kind: 'status', status: 401 }),
		appliesTo: afterLogin,
	},
	{
		group: 'Token',
		name: 'is refused for ever',
		means: 'tokenDead',
		mishap: () => ({ kind: 'expireTokens' }),
		lasts: true,
		appliesTo: afterLogin,
		isCore: true,
	},
	{
		group: 'Token',
		name: 'is refused for ever (key)',
		means: 'keyRefused',
		mishap: () => ({ kind: 'status', status: 401 }),
		lasts: true,
		appliesTo: ({ hasLogin }) => hasLogin !== true,
	},
	{
		group: 'Token',
		name: 'the login is refused',
		means: 'keyRefused',
		mishap: () => ({ kind: 'refuseLogin' }),
		lasts: true,
		appliesTo: ({ isLogin }) => isLogin === true,
		isCore: true,
	},

	page(REPEATS, 'gap', { kind: 'repeatPage' }, { isCore: true }),
	page('is empty in the middle', 'emptyPage', { kind: 'emptyPage' }, { isCore: true }),
	page('fails: 500', 'failed', { kind: 'status', status: 500 }),
	page('fails once: 503', 'busy', { kind: 'status', status: 503 }),
	page('is dropped once', 'broken', { kind: 'drop' }),
	page('is cut', 'broken', { kind: 'cut' }),
	page('cannot be read', 'odd', { kind: 'notJson' }, { isCore: true }),
	page('is a web page', 'odd', { kind: 'html' }),
	page('is null', 'odd', { kind: 'answer', ...json('null') }, { form: 'null' }),
	page('is an error under 200', 'saidNo', { kind: 'errorUnder200' }),
	page('comes after a PHP warning', 'odd', { kind: 'prefix', prefix: phpWarning }),
	page('stalls', 'broken', { kind: 'stall', after: 'half' }, stalls),

	{
		group: 'Cancel',
		name: 'while an answer is awaited',
		means: 'cancelled',
		mishap: () => ({ kind: 'stall' }),
		lasts: true,
		appliesTo: hasMiddle,
		isCore: true,
	},
	{
		group: 'Cancel',
		name: 'while an answer is awaited that the vendor acted on',
		means: 'cancelled',
		acts: true,
		mishap: () => ({ kind: 'stall', afterHandling: true }),
		lasts: true,
		appliesTo: hasMiddle,
	},
	{
		group: 'Cancel',
		name: 'before another try',
		means: 'cancelled',
		mishap: () => ({ kind: 'status', status: 429, headers: { 'retry-after': '60' } }),
		lasts: true,
		appliesTo: hasMiddle,
	},
	{
		group: 'Cancel',
		name: 'during a login',
		means: 'cancelled',
		mishap: () => ({ kind: 'stall' }),
		lasts: true,
		appliesTo: (row) => isOperation(row) && row.isLogin === true,
	},
];

/** Which cells the matrix has. */
export function isCell(row: MatrixClass, fault: FaultCase): boolean {
	// Where nobody is, nothing was begun that could be looked at afterwards.
	if (fault.host && row.driver === 'operation' && row.isAfterthought) return false;
	return fault.appliesTo?.(row) ?? true;
}
