import { isMarkup, plainText } from '../../../nodes/shared/text.ts';

describe('what is a page and what only looks like one', () => {
	test.each([
		'<!DOCTYPE html>',
		'<?xml version="1.0"?>',
		'oops <!-- x -->',
		'<html lang="pl">',
		'words, then <br />',
		'<br/>',
		'</div>',
		'<H1>Błąd</H1>',
		'<a href="/login">',
		'<center>',
		'<p\nclass="x">',
	])('%j is markup', (text) => expect(isMarkup(text)).toBe(true));

	test.each(['a < b and b > c', '<3', '<unknown>', 'Ola <ola@acme.pl>', '<h7>', '<bold>', 'x'])(
		'%j is none',
		(text) => expect(isMarkup(text)).toBe(false),
	);
});

describe('the words of a text', () => {
	test.each([
		['without tags', '<p>Service <b>down</b></p>', 'Service down'],
		['without scripts', '<p>a</p><script src="x">var b = 1;</script ><p>c</p>', 'a c'],
		['without styles and head', '<head><title>t</title></head><style>b{}</style><p>c</p>', 'c'],
		['without a script that is cut off', '<p>a</p><script>var b = 1;', 'a'],
		['without comments', '<p>a</p><!-- b\n --><p>c</p>', 'a c'],
		['without a comment that is cut off', '<p>a</p><!-- b', 'a'],
		['without a tag that is cut off', '<p>a</p><span cla', 'a'],
		['with a comment and a script of their own', '<!--a-->b<script>c</script>d<!--e-->', 'b d'],
		[
			'with signs in the place of entities',
			'<p>&lt;A&amp;B&gt; &quot;&apos;&#65;</p>',
			`<A&B> "'A`,
		],
		['with a blank for nbsp, in capitals too', '<p>a&nbsp;b&NBSP;c</p>', 'a b c'],
		['with entities that nobody knows', '<p>&zzz; &toolonganame;</p>', '&zzz; &toolonganame;'],
		['with a number beyond all signs', '<p>a&#1114112;b</p>', 'a&#1114112;b'],
		['as it is where there are no tags', 'a &amp; b', 'a &amp; b'],
		['in one line', 'a\r\n\tb\u0000c', 'a b c'],
		['without superfluous blanks', '  a    b  ', 'a b'],
	])('%s', (_how, text, words) => expect(plainText(text, 100)).toBe(words));

	test('are cut only when there are more', () => {
		expect(plainText('abcde', 5)).toBe('abcde');
		expect(plainText('abcdef', 5)).toBe('abcde…');
	});
});

describe('what is left of a text', () => {
	test.each([
		['<p>a</p><!-- never ends', 99, 'a'],
		['<p>a<!--b-->c<!----></p>', 99, 'a c'],
		['a\u0000\u0001b', 99, 'a b'],
		['a\u0000 \u0001b', 99, 'a b'],
		['abc', 3, 'abc'],
		['abcd', 3, 'abc…'],
		[`${'a'.repeat(10_000)}b`, 20_000, 'a'.repeat(10_000)],
		[`<p>${'a'.repeat(10_000)}`, 20_000, 'a'.repeat(9_997)],
	])('%# as long as %i', (text, longest, words) => {
		expect(plainText(text, longest)).toBe(words);
	});

	test('markup behind ten thousand characters is not looked for', () => {
		expect(isMarkup(`${' '.repeat(9_990)}<br>`)).toBe(true);
		expect(isMarkup(`${' '.repeat(10_000)}<br>`)).toBe(false);
	});
});
