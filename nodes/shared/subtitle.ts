import type { Resource } from './operation';

/**
 * What stands below a node's name on the canvas, in words. n8n makes it from an expression that knows
 * the node's parameters and nothing else, so the words travel in the expression.
 *
 * subtitle({ 'order:created': 'Order created' }, 'record', 'event')
 *
 * @param words texts by the values of the parameters, joined by colons
 */
export function subtitle(words: Record<string, string>, ...parameters: string[]): string {
	const key = parameters.map((name) => `$parameter[${JSON.stringify(name)}]`).join(' + ":" + ');
	return `={{ (${JSON.stringify(words)})[${key}] }}`;
}

/** The words of everything that a list of several choices holds; `all` where it holds nothing. */
export function listSubtitle(
	words: Record<string, string>,
	parameter: string,
	all: string,
): string {
	const chosen = `$parameter[${JSON.stringify(parameter)}].map((one) => (${JSON.stringify(words)})[one])`;
	return `={{ ${chosen}.join(", ") || ${JSON.stringify(all)} }}`;
}

/** What is chosen in the node's two lists: `Find or Create: Partner`. The action is its name already. */
export function operationSubtitle(resources: Resource[]): string {
	const words = resources.flatMap(({ value, name, operations }) =>
		operations.map((operation) => [`${value}:${operation.value}`, `${operation.name}: ${name}`]),
	);
	return subtitle(Object.fromEntries(words) as Record<string, string>, 'resource', 'operation');
}
