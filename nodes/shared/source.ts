import type {
	IBinaryData,
	IDataObject,
	IExecuteFunctions,
	IHookFunctions,
	ILoadOptionsFunctions,
	INodeExecutionData,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

import { InputProblem } from './inputProblem';
import { isRecord } from './values';

/**
 * Where parameters come from: an item of a run, a trigger, the editor, or (in tests) a plain object.
 * `Parameters` reads all of them in the same way.
 */
export interface ParameterSource {
	itemIndex: number;
	itemCount: number;
	/** IANA zone of the workflow, for dates. */
	timezone: string;
	isTool: boolean;
	/** The item's json. */
	item: IDataObject;
	/** Names of the item's binary fields. */
	fileNames: string[];
	/** The value at a dotted path, or undefined when the node has no such parameter. */
	get(name: string): unknown;
	/** A locator's value with its `extractValue` rule applied. */
	getExtracted(name: string): unknown;
	/** Whether an expression gives the parameter at a dotted path, or what it lies in. */
	isExpression(name: string): boolean;
	/** The item's binary property of that name. Throws `InputProblem` when there is none. */
	binary(parameter: string, property: string): Promise<{ data: IBinaryData; content: Buffer }>;
	evaluate(expression: string): unknown;
}

/** How n8n's contexts give a parameter: without a fallback they throw for one that is not shown. */
type Read = (name: string, options?: { extractValue: true }) => unknown;

export type ItemSources = (itemIndex: number) => ParameterSource;

/** The items of a run. What holds no expression is the same for all of them, and is read once. */
export function itemSources(engine: IExecuteFunctions): ItemSources {
	const { parameters } = engine.getNode();
	const items = engine.getInputData();
	const constant = new Map<string, boolean>();
	const known = new Map<string, unknown>();
	const isConstant = (name: string): boolean => {
		const [top] = name.split('.', 1);
		const answer = constant.get(top) ?? !holdsExpression(parameters[top]);
		constant.set(top, answer);
		return answer;
	};
	return (itemIndex) =>
		itemSource(engine, items, itemIndex, (name, options) => {
			if (!options && known.has(name)) return known.get(name);
			const value: unknown = engine.getNodeParameter(name, itemIndex, null, options);
			// Objects are read anew, so that no item can change those of another.
			const isShared = !options && (value === null || typeof value !== 'object');
			if (isShared && isConstant(name)) known.set(name, value);
			return value;
		});
}

function holdsExpression(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	return value !== null && typeof value === 'object' && Object.values(value).some(holdsExpression);
}

/** One item of a run. */
function itemSource(
	engine: IExecuteFunctions,
	items: INodeExecutionData[],
	itemIndex: number,
	read: Read,
): ParameterSource {
	const binary = items[itemIndex]?.binary ?? {};
	const names = Object.keys(binary);
	return {
		...reading(read),
		itemIndex,
		itemCount: items.length,
		timezone: engine.getTimezone(),
		// n8n-workflow has it since 2.2.
		isTool: (engine as Partial<IExecuteFunctions>).isToolExecution?.() ?? false,
		item: items[itemIndex]?.json ?? {},
		fileNames: names,
		isExpression: (name) => isExpressionAt(engine.getNode().parameters, name),
		evaluate: (expression) => engine.evaluateExpression(expression, itemIndex),
		binary: async (parameter, property) => {
			if (!names.includes(property)) throw noFile(parameter, property, names);
			return {
				data: binary[property],
				content: await engine.helpers.getBinaryDataBuffer(itemIndex, property),
			};
		},
	};
}

/** A trigger: it polls, is called, or is switched on. */
export function triggerSource(
	engine: IPollFunctions | IWebhookFunctions | IHookFunctions,
): ParameterSource {
	return {
		...withoutItems(engine.getTimezone()),
		...reading((name, options) => engine.getNodeParameter(name, null, options)),
	};
}

/** The parameters as they stand in the editor; `&name` is the one beside the picker that asks. */
export function editorSource(engine: ILoadOptionsFunctions): ParameterSource {
	return {
		...withoutItems(engine.getTimezone()),
		...reading((name, options) => engine.getCurrentNodeParameter(name, options)),
	};
}

/** A plain object with dotted names, for tests. */
export function plainSource(
	values: IDataObject,
	more: Partial<ParameterSource> = {},
): ParameterSource {
	const at = (name: string) =>
		name
			.split('.')
			.reduce<unknown>((value, key) => (value as IDataObject | undefined)?.[key], values);
	return { ...withoutItems('UTC'), ...reading(at), ...more };
}

function reading(read: Read): Pick<ParameterSource, 'get' | 'getExtracted'> {
	return {
		get: read,
		getExtracted: (name) => {
			const value = read(name);
			// n8n refuses to extract from anything but a locator, for example from a plain ID of an expression,
			// and from locators inside of collections.
			if (!isRecord(value) || value.__rl !== true || name.includes('.')) return value;
			return read(name, { extractValue: true });
		},
	};
}

/** n8n keeps an expression as a text that starts with `=`; a locator has it in its `value`. */
function isExpressionAt(parameters: unknown, name: string): boolean {
	let value = parameters;
	for (const key of [...name.split('.'), 'value']) {
		if (typeof value === 'string') return value.startsWith('=');
		value = isRecord(value) || Array.isArray(value) ? (value as IDataObject)[key] : undefined;
	}
	return typeof value === 'string' && value.startsWith('=');
}

function withoutItems(timezone: string) {
	return {
		itemIndex: 0,
		itemCount: 1,
		timezone,
		isTool: false,
		item: {} as IDataObject,
		fileNames: [] as string[],
		isExpression: () => false,
		evaluate: (expression: string): unknown => expression,
		binary: async (parameter: string, property: string): Promise<never> => {
			throw noFile(parameter, property, []);
		},
	};
}

function noFile(parameter: string, property: string, names: string[]): InputProblem {
	return new InputProblem(
		parameter,
		`names no file of the item: ${property}`,
		names.length === 0
			? 'The item carries no file. Read one first, for example with the Read/Write Files from Disk node.'
			: `The item carries: ${names.join(', ')}.`,
	);
}
