import type { INodeProperties } from 'n8n-workflow';

import { optionsOf, propertiesOf } from './describe';
import { InputProblem } from './inputProblem';
import type { Operation, Resource } from './operation';
import type { ParameterSource } from './source';

/**
 * The operation that an item asks for; `resource` and `operation` may be expressions.
 *
 * @throws InputProblem when there is no such operation
 */
export function operationFor({ get }: ParameterSource, resources: Resource[]): Operation {
	const resource = get('resource');
	const value = get('operation');
	const operation = resources
		.find((candidate) => candidate.value === resource)
		?.operations.find((candidate) => candidate.value === value);
	if (operation) return operation;
	throw new InputProblem(
		'operation',
		`'${String(value)}' does not exist for the resource '${String(resource)}'`,
		'Choose the resource and the operation again.',
	);
}

/** Parameter paths (`additionalFields.email`) to the names that users see, for messages. */
export function displayNamesOf(operation: Operation | undefined): ReadonlyMap<string, string> {
	const names = new Map([['operation', operation?.name ?? 'Operation']]);
	if (!operation) return names;
	addNames(names, propertiesOf(operation), '');
	addNames(names, optionsOf(operation), 'options.');
	return names;
}

function addNames(names: Map<string, string>, properties: INodeProperties[], prefix: string): void {
	for (const { name, displayName, options = [] } of properties) {
		names.set(`${prefix}${name}`, displayName);
		for (const option of options) {
			if ('values' in option) addNames(names, option.values, `${prefix}${name}.${option.name}.`);
			else if ('displayName' in option) addNames(names, [option], `${prefix}${name}.`);
		}
	}
}
