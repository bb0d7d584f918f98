import { InputProblem, insteadOf, isInputProblem } from '../../../nodes/shared/inputProblem.ts';

describe('what is wrong with an input', () => {
	test('is one sentence, with what to do behind it', () => {
		expect(new InputProblem('email', 'is empty')).toMatchObject({
			message: "'email' is empty",
			parameter: 'email',
			reason: 'is empty',
			hint: undefined,
		});
		expect(new InputProblem('email', 'is empty', 'Enter one.')).toMatchObject({
			message: "'email' is empty. Enter one.",
			hint: 'Enter one.',
		});
	});

	test('can be read whatever was entered', () => {
		const { parameter, reason, hint } = new InputProblem(
			'<b>a</b>',
			`is \u0000${'x'.repeat(900)}`,
			'<b>Do</b>',
		);
		expect([parameter, hint]).toEqual(['a', 'Do']);
		expect(reason).toMatch(/^is x+…$/);
		expect(reason.length).toBeLessThan(510);
	});

	test('is known by its name: a second copy of the module may be loaded', () => {
		expect(isInputProblem(new InputProblem('a', 'b'))).toBe(true);
		expect(isInputProblem(Object.assign(new Error('x'), { name: 'InputProblem' }))).toBe(true);
		expect(isInputProblem(new Error('x'))).toBe(false);
		expect(isInputProblem({ name: 'InputProblem' })).toBe(false);
	});

	test.each([
		[[1], ', but a list'],
		[{ a: 1 }, ', but an object'],
		[null, ': null'],
		['tomorrow', ': tomorrow'],
		[7, ': 7'],
		['x'.repeat(99), `: ${'x'.repeat(60)}…`],
		['id [object Object]', ': it contains [object Object], so an expression in it gave an object'],
	])('what was given instead: %j', (value, words) => {
		expect(insteadOf(value)).toBe(words);
	});
});
