import type { INodeProperties, INodeTypeDescription } from 'n8n-workflow';

import { operationsOf, type Parameter, parametersOf, shownFor } from './parameters.mts';

/** What n8n's guidelines ask of a node's description, measured. Each gives what does not comply. */

const isSelector = ({ property: { name }, place }: Parameter) =>
	(name === 'resource' || name === 'operation') && !place.includes(' > ');

const isContainer = ({ property: { type } }: Parameter) =>
	type === 'collection' || type === 'fixedCollection';

/** Containers say nothing that their members do not say; the two selectors explain their entries. */
export function withoutDescription(node: INodeTypeDescription): string[] {
	return distinct(
		parametersOf(node)
			.filter((parameter) => !isSelector(parameter) && !isContainer(parameter))
			.filter(({ property }) => !property.description?.trim())
			.map(nameOf),
	);
}

/** "Last Name: The last name" explains nothing. */
export function withEmptyDescription(node: INodeTypeDescription): string[] {
	return distinct(
		parametersOf(node)
			.filter(({ property }) => saysOnly(property.description, property.displayName))
			.map(nameOf),
	);
}

/** Operations whose description has no word that their action does not have already. */
export function withRepeatedAction(node: INodeTypeDescription): string[] {
	return operationsOf(node)
		.filter(({ description, action, resourceName }) =>
			saysOnly(description, `${action} ${resourceName}`),
		)
		.map(({ resource, value }) => `${resource}:${value}`);
}

/** n8n names an agent's tool after the action: "Create" alone would not say what. */
export function withUnclearAction(node: INodeTypeDescription): string[] {
	return operationsOf(node)
		.filter(({ action }) => action.trim().split(/\s+/).length < 2)
		.map(({ resource, value }) => `${resource}:${value}`);
}

/** n8n makes the keys of `$fromAI` from display names: two the same in one operation get one value. */
export function withSharedName(node: INodeTypeDescription): string[] {
	const parameters = parametersOf(node).filter(
		(parameter) => !isContainer(parameter) && !parameter.repeated,
	);
	const shared = operationsOf(node).flatMap((operation) => {
		const shown = shownFor(parameters, operation);
		return shown
			.filter((one, index) =>
				shown.some(
					(other, place) =>
						place < index &&
						other.property.displayName === one.property.displayName &&
						canStandTogether(one, other),
				),
			)
			.map(({ place }) => `${operation.resource}:${operation.value} ${place}`);
	});
	return distinct(shared);
}

function canStandTogether(one: Parameter, other: Parameter): boolean {
	return !one.conditions.some((conditions, depth) =>
		Object.entries(conditions).some(([name, values]) => {
			const others = other.conditions[depth]?.[name];
			if (others === undefined) return false;
			const wanted = JSON.parse(values) as unknown[];
			return !(JSON.parse(others) as unknown[]).some((value) => wanted.includes(value));
		}),
	);
}

export function locatorsOf(node: INodeTypeDescription): Parameter[] {
	return parametersOf(node).filter(({ property }) => property.type === 'resourceLocator');
}

/** A list that is slow to come should say why, instead of spinning. */
export function withoutSlowLoadNotice(node: INodeTypeDescription): string[] {
	return distinct(
		locatorsOf(node)
			.filter(({ property }) =>
				property.modes?.some(
					({ type, typeOptions }) => type === 'list' && !typeOptions?.slowLoadNotice,
				),
			)
			.map(nameOf),
	);
}

export function withoutList(node: INodeTypeDescription): string[] {
	return distinct(
		locatorsOf(node)
			.filter(
				({ property }) =>
					property.modes?.[0]?.name !== 'list' ||
					!property.modes.some(({ name }) => name === 'id' || name === 'name'),
			)
			.map(nameOf),
	);
}

export function withoutUrlMode(node: INodeTypeDescription): string[] {
	return distinct(
		locatorsOf(node)
			.filter(({ property }) => !property.modes?.some(({ name }) => name === 'url'))
			.map(nameOf),
	);
}

export function hasHints({ hints }: INodeTypeDescription): boolean {
	return (hints ?? []).length > 0;
}

/** Operations with a switch between a simplified and the whole answer. */
export function simplifying(node: INodeTypeDescription): string[] {
	return operationsWith(node, ({ name }) => name === 'simplify');
}

/** … and those that offer an agent a choice of fields beside both. */
export function choosingFields(node: INodeTypeDescription): string[] {
	return operationsWith(node, ({ options = [] }) =>
		options.some(({ name }) => /^Selected Fields$/i.test(name)),
	);
}

function operationsWith(
	node: INodeTypeDescription,
	wanted: (property: INodeProperties) => boolean,
): string[] {
	const parameters = parametersOf(node).filter(({ property }) => wanted(property));
	return operationsOf(node)
		.filter((operation) => shownFor(parameters, operation).length > 0)
		.map(({ resource, value }) => `${resource}:${value}`);
}

function nameOf({ resources, place }: Parameter): string {
	return resources.length === 1 ? `${resources[0]}: ${place}` : place;
}

const FILLERS = new Set(
	'a an and any as at by for from in into is it its of on one or that the this to which with'.split(
		' ',
	),
);

/** Whether every word of a text is among those of another, little words and plurals aside. */
function saysOnly(text: string | undefined, known: string): boolean {
	const words = wordsOf(text ?? '');
	const others = new Set(wordsOf(known));
	return words.length > 0 && words.every((word) => others.has(word));
}

function wordsOf(text: string): string[] {
	return (text.toLowerCase().match(/[\p{L}\d]+/gu) ?? [])
		.filter((word) => !FILLERS.has(word))
		.map((word) => word.replace(/ies$/, 'y').replace(/(?<=\w{2})s$/, ''));
}

function distinct(names: string[]): string[] {
	return [...new Set(names)];
}
