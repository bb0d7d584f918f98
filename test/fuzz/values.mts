import fc from 'fast-check';

/** What may be entered, or come from an earlier node, and fits nothing. */

/** Names under which JavaScript keeps things of its own, and what expressions leave behind. */
const names = fc.constantFrom(
	'__proto__',
	'constructor',
	'prototype',
	'toString',
	'hasOwnProperty',
	'valueOf',
	'then',
	'length',
	'name',
	'id',
	'value',
	'json',
	'$ref',
	'',
	' ',
	'a.b',
	'0',
);

export const wildName = fc.oneof(
	{ weight: 2, arbitrary: names },
	fc.string({ unit: 'binary', maxLength: 8 }),
);

/** Long enough to hang whatever looks twice at every character. */
const LONG = 60_000;

export const wildText = fc.oneof(
	{ weight: 3, arbitrary: names },
	{ weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
	fc.string({ unit: 'grapheme', maxLength: 20 }),
	fc.emailAddress(),
	fc.webUrl(),
	fc.json(),
	fc
		.date({ noInvalidDate: true, min: new Date(-8e15), max: new Date(8e15) })
		.map((date) => date.toISOString()),
	fc.constantFrom(
		'\ud800',
		'a\udfff',
		'\0',
		'\r\nX-Injected: 1',
		'\ufeff',
		'../../..',
		'%2e%2e%2f',
		'%',
		'//other.example/x',
		'https://other.example/x',
		'http://[',
		'2026-02-31',
		'2026-01-31T25:61:00',
		'0000-00-00',
		'+275760-09-13T00:00:00.001Z',
		'24:00',
		'name@example.com, other@example.com',
		'a@b',
		'-1',
		'1e400',
		'0x1F',
		'1,5',
		'true',
		'[object Object]',
		'undefined',
		'null',
		'NaN',
		'{"__proto__":{"polluted":true}}',
		'{"a":',
		'[1,[2,[3]]]',
		'<b>Bold</b>',
		"'; DROP TABLE x; --",
		'={{',
		'$&$1',
	),
	fc.constantFrom('a', '@', ' ', '[', '<', '1', '/', 'é', '=').map((sign) => sign.repeat(LONG)),
);

const wildNumber = fc.oneof(
	fc.integer(),
	fc.double({ noNaN: true, noDefaultInfinity: true }),
	fc.constantFrom(0, -0, -1, 1.5, 1e21, 1e308, -1e308, Number.MAX_SAFE_INTEGER, 2 ** 53, 5e-324),
);

/** JSON of any shape, with prototype names as members of its own. */
export const anyJson = fc.letrec((tie) => ({
	value: fc.oneof(
		{ depthSize: 'small', withCrossShrink: true },
		fc.constantFrom(null, true, false),
		wildNumber,
		wildText,
		fc.array(tie('value'), { maxLength: 4 }),
		tie('object'),
	),
	object: fc
		.array(fc.tuple(wildName, tie('value')), { maxLength: 4 })
		// Not an assignment: `__proto__` is to be a member, as JSON.parse makes it.
		.map((members) => Object.fromEntries(members) as unknown),
}));

/** Deeper than what is sent. n8n itself copies items by recursion, so some thousands would be its failure. */
const tooDeep = fc.constantFrom('[', '{"a":').map((opening): unknown => {
	const closing = opening === '[' ? ']' : '}';
	return JSON.parse(`${opening.repeat(500)}${opening === '[' ? '' : '1'}${closing.repeat(500)}`);
});

export const wildJson: fc.Arbitrary<unknown> = fc.oneof(
	{ weight: 20, arbitrary: anyJson.value },
	{ weight: 1, arbitrary: tooDeep },
);

/** What an earlier node leaves in an item, Code nodes included. */
export const wildItemValue: fc.Arbitrary<unknown> = fc.oneof(
	{ weight: 8, arbitrary: wildJson },
	fc.constantFrom(undefined, NaN, Infinity, -Infinity),
	fc.date(),
	fc.uint8Array({ maxLength: 4 }).map((bytes) => Buffer.from(bytes)),
);

/** Expressions that give what no JSON holds. */
export const wildExpression = fc.constantFrom(
	'={{ undefined }}',
	'={{ null }}',
	'={{ NaN }}',
	'={{ 1 / 0 }}',
	'={{ 10n }}',
	'={{ $now }}',
	'={{ $today }}',
	'={{ DateTime.fromISO("nonsense") }}',
	'={{ DateTime.fromISO("2026-01-31T09:00:00", { zone: "Asia/Kathmandu" }) }}',
	'={{ $now.diff($today) }}',
	'={{ new Date(NaN) }}',
	'={{ new Date("2026-01-31") }}',
	'={{ $json }}',
	'={{ $json.missing }}',
	'={{ [] }}',
	'={{ {} }}',
	'={{ [[1], [[2]]] }}',
	'={{ { __rl: true, mode: "id", value: { a: 1 } } }}',
	'={{ new Map([["a", 1]]) }}',
	'={{ new Set([1]) }}',
	'={{ [undefined, null, NaN] }}',
	'={{ $json.toString }}',
	'={{ /x/ }}',
	'=id {{ $json }} {{ undefined }}',
	'={{ "a".repeat(60000) }}',
	'={{ $execution.id }}',
	'={{ Symbol("a") }}',
);
