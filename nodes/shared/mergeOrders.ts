/**
 * Merges several sequences into one without repetitions that keeps the order of each, as far as they
 * agree; where they do not, first come first.
 *
 * mergeOrders([['id', 'more'], ['id', 'fields', 'more']]) → ['id', 'fields', 'more']
 */
export function mergeOrders(sequences: string[][]): string[] {
	const waiting = new Set(sequences.flat());
	const before = new Map<string, Set<string>>();
	for (const sequence of sequences) {
		sequence.slice(1).forEach((entry, index) => {
			const earlier = before.get(entry) ?? new Set();
			before.set(entry, earlier.add(sequence[index]));
		});
	}
	const merged: string[] = [];
	while (waiting.size > 0) {
		const isFree = (entry: string) =>
			![...(before.get(entry) ?? [])].some((other) => waiting.has(other));
		const candidates = [...waiting];
		const next = candidates.find(isFree) ?? candidates[0];
		waiting.delete(next);
		merged.push(next);
	}
	return merged;
}
