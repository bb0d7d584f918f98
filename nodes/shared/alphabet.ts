/**
 * The order of the names that a node offers. They are English, so letters decide: a language's own order
 * (`localeCompare`) needs tables that take longer to load than a vendor's node.
 */
export function byName(a: { name: string }, b: { name: string }): number {
	return compared(a.name, b.name);
}

export function byDisplayName(a: { displayName: string }, b: { displayName: string }): number {
	return compared(a.displayName, b.displayName);
}

function compared(a: string, b: string): number {
	const [one, other] = [a.toLowerCase(), b.toLowerCase()];
	if (one === other) return 0;
	return one < other ? -1 : 1;
}
