import { InputProblem } from './inputProblem';

/** How one vendor's users write the address of their system. */
export interface HostRule {
	/** The credential field as users see it, for the message. */
	field: string;
	/** Added to a bare name: `acme` becomes `acme.example.com`. */
	suffix?: string;
	/** Whether a host outside `suffix` may be given without `https://` in front. */
	customHosts: boolean;
	/** An example for the hint: `acme.example.com`. */
	example: string;
}

/**
 * Turns what people paste (`acme`, `acme.example.com`, `https://acme.example.com/start`) into an origin
 * (`https://acme.example.com`), and refuses whatever could carry the credential to another host.
 *
 * @throws InputProblem naming the credential field
 */
export function originOf(entered: unknown, rule: HostRule): string {
	const text = typeof entered === 'string' ? entered.trim() : '';
	if (text === '') throw problem(rule, 'is empty');
	return /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? originOfUrl(text, rule) : originOfName(text, rule);
}

function originOfUrl(text: string, rule: HostRule): string {
	let url: URL;
	try {
		url = new URL(text);
	} catch {
		return refuse(rule, 'is not a web address');
	}
	if (url.username !== '' || url.password !== '') {
		return refuse(rule, 'must not contain a user name or password');
	}
	if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
		return refuse(rule, 'starts with http://, which would send your keys unencrypted');
	}
	if (url.protocol !== 'https:' && url.protocol !== 'http:') {
		return refuse(rule, 'is not an https address');
	}
	// A backslash is a slash to the URL parser, so what was typed and what is called could differ.
	if (text.includes('\\')) return refuse(rule, 'contains a backslash');
	return url.origin;
}

function originOfName(text: string, rule: HostRule): string {
	const match =
		/^([a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*)(:\d{1,5})?(\/[\w./-]*)?$/i.exec(
			text,
		);
	if (!match) return refuse(rule, 'is not a name or web address');
	const [, name, port = '', path = ''] = match;
	if (path.includes('..')) return refuse(rule, 'is not a name or web address');
	const host = name.toLowerCase();
	if (rule.suffix !== undefined && !host.includes('.')) {
		return `https://${host}${rule.suffix}`;
	}
	const known = rule.suffix !== undefined && host.endsWith(rule.suffix);
	if (!known && !rule.customHosts) {
		return refuse(rule, `does not end with ${rule.suffix}`);
	}
	if (!host.includes('.')) return refuse(rule, 'is not a complete host name');
	return originOfUrl(`https://${host}${port}`, rule);
}

function isLoopback(hostname: string): boolean {
	return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

function problem(rule: HostRule, message: string): InputProblem {
	return new InputProblem(rule.field, message, `Enter it as in ${rule.example}.`);
}

function refuse(rule: HostRule, message: string): never {
	throw problem(rule, message);
}
