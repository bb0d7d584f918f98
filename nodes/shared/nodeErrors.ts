import type { IDataObject, INode, JsonObject } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import { isInputProblem } from './inputProblem';
import type { VendorProblem } from './vendor';

/** A vendor's refusal on its way to `run.ts`, before it is known which item it belongs to. */
export class VendorError extends Error {
	/**
	 * @param problem already free of secrets
	 * @param status  HTTP status; undefined when no answer came
	 * @param requestId the vendor's id of the request, for its support
	 */
	constructor(
		readonly problem: VendorProblem,
		readonly status?: number,
		readonly requestId?: string,
	) {
		super(problem.message);
		this.name = 'VendorError';
	}
}

/** Duck-typed, because a second copy of a module may be loaded beside ours. */
export function isVendorError(error: unknown): error is VendorError {
	return error instanceof Error && error.name === 'VendorError' && 'problem' in error;
}

/** A vendor's error with more said about it. */
export function withMore(error: VendorError, more: Partial<VendorProblem>): VendorError {
	const { problem, status, requestId } = error;
	const details = { ...problem.details, ...more.details };
	return new VendorError(
		{ ...problem, ...more, ...(Object.keys(details).length > 0 && { details }) },
		status,
		requestId,
	);
}

/** Machine-readable facts of a failure. */
function factsOf(error: unknown): IDataObject {
	if (!isVendorError(error)) return {};
	const { problem, status, requestId } = error;
	return {
		...(status !== undefined && { httpCode: String(status) }),
		...(problem.code !== undefined && { vendorCode: problem.code }),
		...(requestId !== undefined && { requestId }),
		...problem.details,
	};
}

/**
 * A failed item in the *Continue* modes: `error` an object like the HTTP Request node's, `message` the
 * same in one text for people. Exactly these two members, the only form that every n8n from 1.123 on
 * sends out of the error branch with the input kept.
 */
export function errorItem(
	error: unknown,
	displayNames?: ReadonlyMap<string, string>,
): { error: IDataObject; message: string } {
	const { message, advice } = textsOf(error, displayNames);
	return {
		error: { message, ...(advice !== undefined && { hint: advice }), ...factsOf(error) },
		message: inOneText(message, advice),
	};
}

function inOneText(message: string, advice: string | null | undefined): string {
	return advice ? `${message.replace(/\.$/, '')}. ${advice}` : message;
}

/** The same error for an agent: n8n hands it the message and nothing else. */
export function forAgent<E extends NodeApiError | NodeOperationError>(error: E): E {
	error.message = inOneText(error.message, error.description);
	return error;
}

/** Message and advice of any error that an operation can end with. */
export function textsOf(
	error: unknown,
	displayNames: ReadonlyMap<string, string> = new Map(),
): { message: string; advice?: string } {
	if (isVendorError(error)) return { message: error.problem.message, advice: error.problem.hint };
	if (isInputProblem(error)) {
		// Rows of a fixed collection are numbered in the path, but have one name.
		const path = error.parameter.replace(/\.\d+(?=\.|$)/g, '');
		const name = displayNames.get(path) ?? error.parameter;
		return { message: `'${name}' ${error.reason}`, advice: error.hint };
	}
	if (error instanceof Error) {
		const { description } = error as { description?: unknown };
		return {
			message: error.message,
			...(typeof description === 'string' && { advice: description }),
		};
	}
	return { message: String(error) };
}

/**
 * The error that n8n shows. Built fresh from plain data: n8n's constructor hands back an error that
 * it wrapped before and drops what we add.
 */
export function toNodeError(
	node: INode,
	error: unknown,
	itemIndex: number | undefined,
	displayNames?: ReadonlyMap<string, string>,
	addition?: string,
): NodeApiError | NodeOperationError {
	const { message, advice } = textsOf(error, displayNames);
	const description =
		[advice, addition].filter((text) => text !== undefined).join(' ') || undefined;
	if (!isVendorError(error)) {
		const operationError = new NodeOperationError(node, message, { description, itemIndex });
		operationError.message = message;
		return operationError;
	}
	const apiError = new NodeApiError(node, { message } as JsonObject, {
		message,
		description,
		httpCode: error.status === undefined ? undefined : String(error.status),
		itemIndex,
		...(error.problem.failure && { failure: error.problem.failure }),
	});
	// n8n replaces a message that happens to contain an errno such as EPERM; the vendor's words stay.
	apiError.message = message;
	apiError.context.data = { ...factsOf(error), itemIndex };
	return apiError;
}
