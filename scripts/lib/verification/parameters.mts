import type { INodeProperties, INodePropertyOptions, INodeTypeDescription } from 'n8n-workflow';

/** One parameter of a node, with where it stands. */
export interface Parameter {
	property: INodeProperties;
	/** Display names from the top: `Options > Batching > Items per Batch`. */
	place: string;
	/** For which resources and operations it is shown; empty: for all. */
	resources: string[];
	operations: string[];
	/** Among rows that the user adds, so that its name occurs more than once anyway. */
	repeated: boolean;
	/** Shown only for certain values of these other parameters, from the top. */
	conditions: Array<Record<string, string>>;
}

/** Every parameter of a node that somebody fills in, nested ones and their containers too. */
export function parametersOf({ properties }: INodeTypeDescription): Parameter[] {
	return properties.flatMap((property) => {
		const show = property.displayOptions?.show ?? {};
		const top: Parameter = {
			property,
			place: property.displayName,
			resources: texts(show.resource),
			operations: texts(show.operation),
			repeated: false,
			conditions: [],
		};
		return withNested(top, property);
	});
}

function withNested(parent: Parameter, property: INodeProperties): Parameter[] {
	if (property.type === 'notice') return [];
	const parameter: Parameter = {
		...parent,
		property,
		repeated: parent.repeated || property.typeOptions?.multipleValues === true,
		conditions: [...parent.conditions, conditionsOf(property)],
	};
	const members =
		property.type === 'collection'
			? (property.options as INodeProperties[] | undefined)
			: property.type === 'fixedCollection'
				? property.options?.flatMap((group) => ('values' in group ? group.values : []))
				: undefined;
	return [
		parameter,
		...(members ?? []).flatMap((member) =>
			withNested({ ...parameter, place: `${parent.place} > ${member.displayName}` }, member),
		),
	];
}

function conditionsOf({ displayOptions }: INodeProperties): Record<string, string> {
	return Object.fromEntries(
		Object.entries(displayOptions?.show ?? {})
			.filter(([name]) => name !== 'resource' && name !== 'operation')
			.map(([name, values]) => [name, JSON.stringify(values)]),
	);
}

function texts(values: unknown[] | undefined): string[] {
	return (values ?? []).map(String);
}

/** One entry of an operation selector. */
export interface OperationEntry {
	resource: string;
	/** As people read it: `Business Case`. */
	resourceName: string;
	value: string;
	name: string;
	action: string;
	description: string;
}

export function operationsOf({ properties }: INodeTypeDescription): OperationEntry[] {
	const resources = entriesOf(properties.find(({ name }) => name === 'resource'));
	return properties
		.filter(({ name }) => name === 'operation')
		.flatMap((selector) => {
			const [resource = ''] = texts(selector.displayOptions?.show?.resource);
			const resourceName = resources.find(({ value }) => value === resource)?.name ?? '';
			return entriesOf(selector).map(({ name, value, action = '', description = '' }) => ({
				...{ resource, resourceName, value: String(value), name, action, description },
			}));
		});
}

function entriesOf(selector: INodeProperties | undefined): INodePropertyOptions[] {
	return (selector?.options ?? []) as INodePropertyOptions[];
}

/** What an operation shows. */
export function shownFor(parameters: Parameter[], operation: OperationEntry): Parameter[] {
	return parameters.filter(
		({ resources, operations }) =>
			(resources.length === 0 || resources.includes(operation.resource)) &&
			(operations.length === 0 || operations.includes(operation.value)),
	);
}
