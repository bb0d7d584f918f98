/**
 * What servers send in an API's place, for tests that go through all of it:
 *
 *   it.each(strangeAnswers)('$name is no success', ({ answer }) => {
 *     gamfi.fault({ kind: 'answer', ...answer });
 */
import type { FixedAnswer } from './vendor.mts';

export interface NamedAnswer {
	name: string;
	answer: FixedAnswer & { body: unknown };
}

const JSON_TYPE = 'application/json';
const HTML = 'text/html; charset=utf-8';
const PLAIN = 'text/plain; charset=utf-8';

function named(name: string, type: string | undefined, body: unknown, status = 200): NamedAnswer {
	return { name, answer: { status, headers: type ? { 'content-type': type } : {}, body } };
}

/** What PHP prints when `display_errors` is on: alone after a fatal error, before the rest otherwise. */
export const phpFatal =
	'<br />\n<b>Fatal error</b>:  Uncaught Error: Call to undefined method Db::save() in <b>/srv/api/index.php</b> on line <b>42</b><br />\n';
export const phpWarning =
	'<br />\n<b>Warning</b>:  Undefined array key "id" in <b>/srv/api/index.php</b> on line <b>17</b><br />\n';

/** HTTP 200, and no vendor's form of success. */
export const strangeAnswers: NamedAnswer[] = [
	named('text', PLAIN, 'Brak uprawnień'),
	named('text that claims to be JSON', JSON_TYPE, 'Service is being updated'),
	named('text without a content type', undefined, 'OK'),
	named('a PHP error', HTML, phpFatal),
	named('a PHP error that claims to be JSON', JSON_TYPE, phpFatal),
	named('a PHP warning before JSON', HTML, `${phpWarning}{"id":501,"data":[{"id":501}]}`),
	named('a PHP warning before JSON that claims to be JSON', JSON_TYPE, `${phpWarning}{"id":501}`),
	named('a page', HTML, '<!DOCTYPE html><html><body>Sign in</body></html>'),
	named(
		'a page after a comment',
		HTML,
		'<!-- cached 10:02 -->\n\n<html><body>Sign in</body></html>',
	),
	named('a page that claims to be JSON', JSON_TYPE, '<!-- x --><html><body>Sign in</body></html>'),
	named('pieces of a page', HTML, '<h1>Maintenance</h1><p>We are back at 10:00.</p>'),
	named('pieces of a page without a content type', undefined, '<p>Maintenance</p>'),
	named('XML', 'application/xml', '<?xml version="1.0"?><error><code>17</code></error>'),
	named('cut JSON', JSON_TYPE, '{"data":[{"id":"1","name":"'),
	named('cut JSON without a JSON type', PLAIN, '{"data":[{"id":"1","name":"'),
	named('cut JSON without a content type', undefined, '[{"id":1},{"id"'),
	named('null', JSON_TYPE, 'null'),
	named('true', JSON_TYPE, 'true'),
	named('a number', JSON_TYPE, '42'),
	named('a JSON text', JSON_TYPE, '"done"'),
	named('an empty list', JSON_TYPE, '[]'),
	named('an empty object', JSON_TYPE, '{}'),
	named('a list of an empty list', JSON_TYPE, '[[]]'),
	named('an empty body', undefined, ''),
	named('an empty body that claims to be JSON', JSON_TYPE, ''),
	named('blanks', JSON_TYPE, ' \r\n\t '),
	named("a stranger's JSON", JSON_TYPE, { service: 'nginx-ingress', healthy: true }),
	named('bytes', 'application/octet-stream', Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x00, 0xff])),
];

/** HTTP 200, and a body that reports an error in one of the usual ways. */
export const errorsUnder200: NamedAnswer[] = [
	named('code', JSON_TYPE, { code: 500, message: 'Internal Server Error' }),
	named('code as text', JSON_TYPE, {
		code: '403',
		error: 'Forbidden',
		msg: 'TOKEN LIMIT EXCEEDED',
	}),
	named('success: false', JSON_TYPE, { success: false, message: 'The employee was not added' }),
	named('status: error', JSON_TYPE, { status: 'error', message: 'The lead was not saved' }),
	named('error', JSON_TYPE, { error: 'The process could not be started' }),
	named('error as object', JSON_TYPE, { error: { code: 17, message: 'No such workflow' } }),
	named('errors as texts', JSON_TYPE, { errors: ['surname may not be empty'] }),
	named('errors as map', JSON_TYPE, { errors: { surname: ['may not be empty'] } }),
	named('errors of JSON:API', JSON_TYPE, { errors: [{ status: '422', title: 'No such partner' }] }),
	named('typeError', JSON_TYPE, {
		typeError: 'REQUIRED_FIELDS',
		errors: { rfc_pf: 'required' },
		errorMessage: '',
	}),
];

/** Errors with a status, in the words of common frameworks and gateways. */
export const errorPages: NamedAnswer[] = [
	named(
		'API Platform',
		'application/problem+json',
		{
			'@type': 'hydra:Error',
			'hydra:title': 'An error occurred',
			'hydra:description': 'key_date: This value is not a valid date.',
			violations: [{ propertyPath: 'key_date', message: 'This value is not a valid date.' }],
		},
		422,
	),
	named(
		'details beside a message',
		JSON_TYPE,
		{
			message: 'The given data was invalid.',
			errors: { employee_email: ['The e-mail address is not valid.'] },
		},
		422,
	),
	named(
		'Grails',
		HTML,
		'<!doctype html><html><head><title>Grails Runtime Exception</title></head><body><h1>Grails Runtime Exception</h1><dl><dt>Message</dt><dd>Cannot invoke method save() on null object</dd></dl></body></html>',
		500,
	),
	named('gateway', 'text/html', '<html><body><h1>502 Bad Gateway</h1></body></html>', 502),
	named('empty 500', undefined, '', 500),
	named('empty 503', undefined, '', 503),
];

/** Errors that nobody should read whole: nested 30,000 deep, and 5 MB long. */
export const hugeErrors: NamedAnswer[] = [
	named('lists 30,000 deep', JSON_TYPE, '['.repeat(30_000) + ']'.repeat(30_000), 400),
	named(
		'objects 30,000 deep',
		JSON_TYPE,
		'{"error":'.repeat(30_000) + '1' + '}'.repeat(30_000),
		400,
	),
	named('5 MB of text', PLAIN, 'x'.repeat(5_000_000), 400),
	named('5 MB of JSON', JSON_TYPE, JSON.stringify({ message: 'x'.repeat(5_000_000) }), 400),
];
