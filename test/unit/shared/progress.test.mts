import { ordinals, progressOf } from '../../../nodes/shared/progress.ts';

describe('items in words', () => {
	test.each([
		[[0], '1st'],
		[[0, 1], '1st and 2nd'],
		[[2, 0, 1], '1st to 3rd'],
		[[0, 2], '1st and 3rd'],
		[[0, 1, 2, 5, 8, 9], '1st to 3rd, 6th, 9th and 10th'],
		[[10, 12], '11th and 13th'],
		[[20, 22], '21st and 23rd'],
		[[110, 111, 112, 113], '111th to 114th'],
	])('%j', (indexes, words) => expect(ordinals(indexes)).toBe(words));
});

describe('what an error says about the other items', () => {
	test.each([
		['a single item has no others', [0, 1, []], undefined],
		[
			'reads have nothing to say but the place',
			[1, 3, undefined],
			'It happened at the 2nd of 3 items.',
		],
		[
			'nothing changed yet',
			[0, 3, []],
			'It happened at the 1st of 3 items. No other item has changed anything.',
		],
		[
			'one is done',
			[1, 3, [0]],
			'It happened at the 2nd of 3 items. The 1st is completed, so do not run it again.',
		],
		[
			'several are done',
			[3, 4, [0, 1, 2]],
			'It happened at the 4th of 4 items. The 1st to 3rd are completed, so do not run them again.',
		],
	] as Array<[string, Parameters<typeof progressOf>, string | undefined]>)(
		'%s',
		(_what, given, words) => expect(progressOf(...given)).toBe(words),
	);
});
