import fc from 'fast-check';

import { errorPages, errorsUnder200, hugeErrors, strangeAnswers } from '../../sandbox/answers.mts';
import type { Fault, Reply } from '../../sandbox/vendor.mts';
import { wildJson, wildName } from './values.mts';

/**
 * Random answers of a vendor: its documented one with something wrong in it, or anything else. They are
 * given by the sandbox over HTTP, so status, headers and bytes go through all of n8n's request helper.
 */

/** One answer in the place of the documented one; `describe`d, so that a counter-example can be read. */
export interface Answer {
	label: unknown;
	/** Undefined: the documented answer. */
	fault?: Fault;
	stalls?: boolean;
}

/** A change of a JSON body: at the `at`-th of its values, counted over and over. */
interface Change {
	at: number;
	how: 'replace' | 'remove' | 'wrap' | 'repeat' | 'add' | 'empty' | 'asText';
	name: string;
	value: unknown;
}

const changes = fc.array(
	fc.record<Change>({
		at: fc.nat(200),
		how: fc.constantFrom('replace', 'remove', 'wrap', 'repeat', 'add', 'empty', 'asText'),
		name: wildName,
		value: wildJson,
	}),
	{ minLength: 1, maxLength: 4 },
);

const statuses = fc.constantFrom(
	...[200, 200, 200, 201, 202, 204, 206, 300, 304, 400, 401, 402, 403, 404, 405, 408, 409, 410],
	...[418, 422, 423, 429, 451, 500, 501, 502, 503, 504, 520, 599],
);

const headers = fc.record(
	{
		'content-type': fc.constantFrom(
			'application/json',
			'application/json; charset=utf-16',
			'application/json; charset=nonsense',
			'application/vnd.api+json',
			'text/html',
			'text/plain; charset=windows-1250',
			'text/csv',
			'application/pdf',
			'image/png',
			'multipart/mixed; boundary=x',
			'nonsense',
			'',
		),
		'retry-after': fc.constantFrom(
			'0',
			'-1',
			'0.5',
			'soon',
			'999999999',
			'Wed, 21 Oct 2065 07:28:00 GMT',
			'NaN',
		),
		'content-disposition': fc.constantFrom(
			'attachment; filename="../../etc/passwd"',
			"attachment; filename*=UTF-8''%E0%A4%A",
			'attachment; filename=""',
			'attachment; filename="a\tb.pdf"',
			'inline',
		),
		'content-encoding': fc.constantFrom('gzip', 'br', 'identity', 'nonsense'),
		location: fc.constantFrom('/', '//other.invalid/', 'http://[', ''),
		'x-request-id': fc.constantFrom('', 'a b', '__proto__', 'x'.repeat(5_000)),
		'set-cookie': fc.constant('a=b'),
		date: fc.constantFrom('yesterday', 'Thu, 01 Jan 1970 00:00:00 GMT'),
	},
	{ requiredKeys: [] },
);

/** The vendor's own spellings of what it was sent: a key in an error text is the usual leak. */
function leaks(secrets: string[]): fc.Arbitrary<string> {
	const spellings = secrets.flatMap((secret) => [
		secret,
		secret.toUpperCase(),
		encodeURIComponent(secret),
		JSON.stringify(secret),
		Buffer.from(secret).toString('base64'),
		Buffer.from(secret).toString('base64url'),
		`Bearer ${secret}`,
	]);
	return fc.constantFrom(...spellings);
}

export function answersFor(secrets: string[]): fc.Arbitrary<Answer> {
	const leak = leaks(secrets);
	return fc.oneof(
		{ weight: 6, arbitrary: fc.constant<Answer>({ label: 'as documented' }) },
		{
			weight: 10,
			arbitrary: fc.tuple(changes, fc.nat(3)).map(
				([list, times]): Answer => ({
					label: { changed: list },
					fault: {
						kind: 'edit',
						edit: (reply) => changed(reply, list),
						times: times === 3 ? MANY : 1,
					},
				}),
			),
		},
		{
			weight: 3,
			arbitrary: fc.tuple(statuses, headers).map(
				([status, more]): Answer => ({
					label: { status, headers: more },
					fault: {
						kind: 'edit',
						edit: (reply) => ({ ...reply, status, headers: { ...reply.headers, ...more } }),
					},
				}),
			),
		},
		{
			weight: 4,
			arbitrary: fc.tuple(statuses, headers, wildJson, fc.boolean()).map(
				([status, more, body, always]): Answer => ({
					label: { status, headers: more, body },
					// In the vendor's name: as JSON, whatever the headers say.
					fault: {
						kind: 'answer',
						status,
						headers: more,
						body: typeof body === 'string' ? body : JSON.stringify(body),
						times: always ? MANY : 1,
					},
				}),
			),
		},
		{
			weight: 3,
			arbitrary: fc
				.constantFrom(...strangeAnswers, ...errorsUnder200, ...errorPages, ...hugeErrors)
				.map(({ name, answer }): Answer => ({ label: name, fault: { kind: 'answer', ...answer } })),
		},
		{
			weight: 2,
			arbitrary: fc.tuple(fc.constantFrom(200, 400, 401, 422, 500), leak, wildName).map(
				([status, secret, member]): Answer => ({
					label: { status, leak: secret, in: member },
					fault: {
						kind: 'answer',
						status,
						headers: { 'content-type': 'application/json', 'x-request-id': encodeURI(secret) },
						body: JSON.stringify({
							error: `The key ${secret} is not valid`,
							errors: { [secret]: [secret] },
							code: secret,
							[member]: { [member]: secret },
						}),
					},
				}),
			),
		},
		{
			weight: 2,
			arbitrary: fc
				.constantFrom<Fault>(
					{ kind: 'drop' },
					{ kind: 'drop', afterHandling: true },
					{ kind: 'drop', times: MANY },
					{ kind: 'cut' },
					{ kind: 'cut', unnoticed: true },
					{ kind: 'emptyPage' },
					{ kind: 'repeatPage' },
					{ kind: 'repeatPage', times: MANY },
					{ kind: 'html' },
					{ kind: 'redirect', location: '/login' },
					{ kind: 'redirect', location: 'http://other.invalid/' },
					{ kind: 'redirect', location: 'http://127.0.0.2:9/', status: 307 },
					{ kind: 'prefix', prefix: '\ufeff' },
					{ kind: 'prefix', prefix: 'Warning: x in y.php on line 1\n' },
					{ kind: 'charset', charset: 'utf-16' },
					{ kind: 'charset', charset: 'utf-16be', announced: 'utf-8' },
				)
				.map((fault): Answer => ({ label: fault, fault })),
		},
		{
			weight: 1,
			arbitrary: fc.constantFrom<'nothing' | 'head' | 'half'>('nothing', 'head', 'half').map(
				(after): Answer => ({
					label: { stalls: after },
					fault: { kind: 'stall', after } as Fault,
					stalls: true,
				}),
			),
		},
	);
}

/** A vendor that does not become reasonable again; still fewer than what counts as endless. */
const MANY = 40;

/** The documented answer with the changes in its body, in the vendor's media type. */
function changed(reply: Reply, list: Change[]): Reply {
	const { body } = reply;
	if (Buffer.isBuffer(body))
		return { ...reply, body: Buffer.from(body.toString('latin1').slice(0, -1)) };
	const root = { body: body === undefined ? undefined : (structuredClone(body) as unknown) };
	for (const change of list) applyChange(root, change);
	// The sandbox writes objects as JSON and texts as they are.
	return { ...reply, body: root.body };
}

interface Place {
	parent: Record<string, unknown> | unknown[];
	key: string;
}

function placesIn(root: object): Place[] {
	const places: Place[] = [];
	const visit = (parent: Place['parent'], depth: number) => {
		if (depth > 30) return;
		for (const [key, value] of Object.entries(parent)) {
			places.push({ parent, key });
			if (value !== null && typeof value === 'object') visit(value as Place['parent'], depth + 1);
		}
	};
	visit(root as Place['parent'], 0);
	return places;
}

function applyChange(root: object, { at, how, name, value: given }: Change): void {
	// A copy, or a later change inside of it could put it into itself.
	const value = structuredClone(given);
	const places = placesIn(root);
	const { parent, key } = places[at % places.length];
	const holder = parent as Record<string, unknown>;
	const old = holder[key];
	const put = (fresh: unknown) =>
		Object.defineProperty(holder, key, {
			value: fresh,
			enumerable: true,
			writable: true,
			configurable: true,
		});
	switch (how) {
		case 'replace':
			put(value);
			return;
		case 'remove':
			if (Array.isArray(parent)) parent.splice(Number(key), 1);
			else delete holder[key];
			return;
		case 'wrap':
			put(Object.fromEntries([[name, old]]));
			return;
		case 'repeat':
			put(Array.isArray(old) ? [...old, ...old] : [old, old]);
			return;
		case 'add':
			if (Array.isArray(old)) put([...old, value]);
			else if (old !== null && typeof old === 'object') {
				put(Object.fromEntries([...Object.entries(old), [name, value]]));
			} else put(value);
			return;
		case 'empty':
			put(Array.isArray(old) ? [] : typeof old === 'object' ? {} : '');
			return;
		case 'asText':
			put(typeof old === 'object' ? (JSON.stringify(old) ?? null) : String(old ?? ''));
			return;
	}
}

/** Of the login, rarely: most cases are to reach what comes behind it. */
export function loginAnswers(secrets: string[]): fc.Arbitrary<Answer[]> {
	const one = answersFor(secrets).map((answer) => [answer]);
	return fc.oneof(
		{ weight: 9, arbitrary: fc.constant<Answer[]>([]) },
		{ weight: 1, arbitrary: one },
	);
}
