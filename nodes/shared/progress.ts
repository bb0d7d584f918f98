/**
 * What an error says about the items beside the failed one. n8n counts items from 0, people from 1, so
 * they are called by their place: the 2nd of 3 items.
 *
 * @param failed  index of the item that failed
 * @param changed indexes of the items that have changed something at the vendor, in any order; undefined
 *                when the failed one would have changed nothing either
 */
export function progressOf(
	failed: number,
	total: number,
	changed: number[] | undefined,
): string | undefined {
	if (total < 2) return undefined;
	const place = `It happened at the ${ordinal(failed)} of ${total} items.`;
	if (changed === undefined) return place;
	if (changed.length === 0) return `${place} No other item has changed anything.`;
	const [are, them] = changed.length === 1 ? ['is', 'it'] : ['are', 'them'];
	return `${place} The ${ordinals(changed)} ${are} completed, so do not run ${them} again.`;
}

/** Places of items in words: `[0, 1, 2, 5]` as `1st to 3rd and 6th`. */
export function ordinals(indexes: number[]): string {
	const sorted = [...indexes].sort((a, b) => a - b);
	const parts: string[] = [];
	for (let start = 0, end = 0; start < sorted.length; start = end + 1, end = start) {
		while (sorted[end + 1] === sorted[end] + 1) end++;
		if (end - start > 1) parts.push(`${ordinal(sorted[start])} to ${ordinal(sorted[end])}`);
		else parts.push(...sorted.slice(start, end + 1).map(ordinal));
	}
	const last = parts.pop() ?? '';
	return parts.length === 0 ? last : `${parts.join(', ')} and ${last}`;
}

function ordinal(index: number): string {
	const place = index + 1;
	const isTeen = Math.floor(place / 10) % 10 === 1;
	const ending = isTeen ? undefined : ['st', 'nd', 'rd'][(place % 10) - 1];
	return `${place}${ending ?? 'th'}`;
}
