import { mergeOrders } from '../../../nodes/shared/mergeOrders.ts';

test.each([
	[[], []],
	[[['a', 'b']], ['a', 'b']],
	[
		[
			['id', 'more'],
			['id', 'fields', 'more'],
		],
		['id', 'fields', 'more'],
	],
	[
		[
			['a', 'd'],
			['b', 'c', 'd'],
		],
		['a', 'b', 'c', 'd'],
	],
	[
		[
			['b', 'c'],
			['a', 'b'],
		],
		['a', 'b', 'c'],
	],
	[
		[
			['a', 'b'],
			['b', 'a'],
		],
		['a', 'b'],
	],
	[
		[
			['x', 'a', 'b'],
			['b', 'a', 'y'],
		],
		['x', 'a', 'b', 'y'],
	],
])('%j become %j', (sequences, merged) => {
	expect(mergeOrders(sequences)).toEqual(merged);
});
