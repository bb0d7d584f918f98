import type { INodeProperties } from 'n8n-workflow';

import { byDisplayName, byName } from './alphabet';
import {
	commonOptions,
	ifIncompleteOption,
	optionsCollection,
	outputProperties,
	returnAllAndLimit,
} from './commonProperties';
import { mergeOrders } from './mergeOrders';
import type { Operation, Resource } from './operation';

/**
 * All parameters of a node, made from its resources: the resource selector, each resource's operation
 * selector, the operations' own parameters, and *Options*.
 */
export function describe(resources: Resource[]): INodeProperties[] {
	return [
		resourceSelector(resources),
		...resources.flatMap((resource) => [
			operationSelector(resource),
			...ownProperties(resource),
			...optionCollections(resource),
		]),
	];
}

function resourceSelector(resources: Resource[]): INodeProperties {
	const [{ value: first }] = resources;
	return {
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: [...resources]
			.sort((a, b) => Number(a.isLast ?? false) - Number(b.isLast ?? false) || byName(a, b))
			.map(({ name, value, description }) => ({
				name,
				value,
				...(description && { description }),
			})),
		default: first,
	};
}

function operationSelector({ value, operations }: Resource): INodeProperties {
	const [{ value: first }] = operations;
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [value] } },
		options: operations
			.map(({ name, value: operation, action, description }) => ({
				name,
				value: operation,
				action,
				description,
			}))
			.sort(byName),
		default: first,
	};
}

/** Whether an operation brings records of a list, so that it has *Return All* and *Limit*. */
export function isList(operation: Operation): boolean {
	return Boolean(
		('paging' in operation && operation.paging) || ('list' in operation && operation.list),
	);
}

/**
 * The parameters of an operation, those included that follow from what it is: they stand before the
 * first collection (filters, more fields), or at the end.
 */
export function propertiesOf(operation: Operation): INodeProperties[] {
	const own = [...(operation.properties ?? [])];
	const implied = [
		...(isList(operation) ? returnAllAndLimit : []),
		...('simplify' in operation && operation.simplify ? outputProperties : []),
	];
	const place = own.findIndex(({ type }) => type === 'collection' || type === 'fixedCollection');
	own.splice(place < 0 ? own.length : place, 0, ...implied);
	return own;
}

/** The entries of an operation's *Options*. */
export function optionsOf(operation: Operation): INodeProperties[] {
	return [
		...(operation.options ?? []),
		...(isList(operation) ? [ifIncompleteOption] : []),
		...commonOptions,
	];
}

/**
 * A parameter that several operations of a resource share word for word is listed once, at a place
 * that keeps the order of each of them.
 */
function ownProperties({ value, operations }: Resource): INodeProperties[] {
	const properties = new Map<string, INodeProperties>();
	const users = new Map<string, string[]>();
	const orders = operations.map((operation) =>
		propertiesOf(operation).map((property) => {
			const key = JSON.stringify(property);
			properties.set(key, property);
			users.set(key, [...(users.get(key) ?? []), operation.value]);
			return key;
		}),
	);
	return mergeOrders(orders).flatMap((key) => {
		const property = properties.get(key);
		return property ? [shownFor(property, value, users.get(key) ?? [])] : [];
	});
}

/** One *Options* collection for all operations without options of their own, one for each other set. */
function optionCollections(resource: Resource): INodeProperties[] {
	const groups = new Map<string, { options: INodeProperties[]; operations: Operation[] }>();
	for (const operation of resource.operations) {
		// What all operations have does not tell them apart.
		const key = JSON.stringify([isList(operation), operation.options ?? []]);
		const group = groups.get(key) ?? {
			options: optionsOf(operation).sort(byDisplayName),
			operations: [],
		};
		group.operations.push(operation);
		groups.set(key, group);
	}
	return [...groups.values()].map(({ options, operations }) =>
		shownFor(
			optionsCollection(options),
			resource.value,
			operations.map(({ value }) => value),
		),
	);
}

function shownFor(
	property: INodeProperties,
	resource: string,
	operations: string[],
): INodeProperties {
	return {
		...property,
		displayOptions: {
			...property.displayOptions,
			show: { ...property.displayOptions?.show, resource: [resource], operation: operations },
		},
	};
}
