import { dictionaryCall, dictionaryValues } from '../../../nodes/Egito/api/dictionaries.ts';

const answer = (body: unknown) => ({ status: 200, headers: {}, body });

/** Entries as the node gives them, or undefined for an answer that is refused. */
function entriesIn(body: unknown, property?: string) {
	const { spec, paging } = dictionaryCall('lead.source', property);
	return spec.evidence?.isIn(answer(body)) ? paging.records(answer(body)) : undefined;
}

test.each([
	['records', [{ id: 11, label: 'Website' }], [{ id: 11, label: 'Website' }]],
	['records in an envelope', { items: [{ id: 11 }] }, [{ id: 11 }]],
	['texts', ['Website', 'Trade fair'], [{ value: 'Website' }, { value: 'Trade fair' }]],
	['a map from ID to label', { 11: 'Website' }, [{ id: 11, label: 'Website' }]],
	['no values', [], []],
])('%s', (_, body, entries) => {
	expect(entriesIn(body)).toEqual(entries);
});

test.each([[''], ['text'], [null], [{}], [[[]]], [{ service: 'x', healthy: true }], [7]])(
	'%j is no dictionary',
	(body) => {
		expect(entriesIn(body)).toBeUndefined();
	},
);

test('a property that is not there is no empty dictionary', () => {
	expect(entriesIn({ 11: 'Website' }, 'values')).toBeUndefined();
});

test.each([
	[
		{ id: 11, label: 'Website' },
		{ id: '11', label: 'Website' },
	],
	[
		{ value: 'w', text: 'Website' },
		{ id: 'w', label: 'Website' },
	],
	[
		{ key: 3, name: 'Website' },
		{ id: '3', label: 'Website' },
	],
	[{ value: 'Trade fair' }, { id: 'Trade fair', label: 'Trade fair' }],
])('ID and label of %j', (entry, value) => {
	expect(dictionaryValues([entry])).toEqual([value]);
});

test('an entry without anything like an ID is left out', () => {
	expect(dictionaryValues([{ label: 'Website' }])).toEqual([]);
});
