import { readFile } from 'node:fs/promises';

import ajvFormats from 'ajv-formats';
import type { Document, Operation } from 'openapi-backend';
import { OpenAPIBackend, OpenAPIValidator } from 'openapi-backend';
import { parse } from 'yaml';

/**
 * A vendor's contract (`contracts/<vendor>.openapi.yaml`): which calls the vendor documents, which
 * of them a request is, and what is wrong with it. The `x-` members are explained in `README.md`.
 */

const GRADES = ['documented', 'observed', 'inferred'];

/** One call that a vendor documents. Several may share one operation (`x-calls`). */
export interface DocumentedCall {
	id: string;
	operationId: string;
	method: string;
	path: string;
	/** URL of the page that states it. */
	source: string;
	grade: string;
	/** Values that a request has when it is this call: `{ 'body.type': 'meet' }`. */
	when?: Record<string, unknown>;
	/** Why the package leaves it out. */
	excluded?: string;
	/** The call that does the same job, and why it does. */
	coveredBy?: { call: string; reason: string };
}

export interface Finding {
	where: string;
	message: string;
}

export interface ContractOperation {
	operationId: string;
	method: string;
	path: string;
	/** A login is spared by faults that name no operation. */
	login: boolean;
	excluded: boolean;
	/** Media types of the request body, lower case; empty when none is documented. */
	mediaTypes: string[];
}

export type Match =
	| { operation: ContractOperation; params: Record<string, string> }
	| { refused: 'unknownPath' | 'wrongMethod' };

/** What the contract needs to know of a request. `body` is parsed already. */
export interface ContractRequest {
	method: string;
	path: string;
	query: Record<string, string | string[]>;
	headers: Record<string, string>;
	mediaType: string | undefined;
	body: unknown;
}

export interface Contract {
	document: Document;
	operations: ContractOperation[];
	calls: DocumentedCall[];
	match(method: string, path: string): Match;
	/** The media type is one that the operation lists, or there is no body. Empty when all is well. */
	validate(operation: ContractOperation, request: ContractRequest): Finding[];
	callOf(operation: ContractOperation, request: ContractRequest): string | null;
}

/** Reads and checks a contract in this folder. Throws when it is no OpenAPI or lacks our members. */
export async function loadContract(file: string): Promise<Contract> {
	const text = await readFile(new URL(`./contracts/${file}`, import.meta.url), 'utf8');
	return await openContract(parse(text) as Document, file);
}

/** `name` is for messages. Throws when the document is no OpenAPI or lacks our members. */
export async function openContract(document: Document, name: string): Promise<Contract> {
	const backend = new OpenAPIBackend({
		definition: document,
		strict: true,
		validate: false,
		// Vendors' paths are taken literally: nobody documents that `/x/` is `/x`.
		ignoreTrailingSlashes: false,
	});
	await backend.init();

	const raw = backend.router.getOperations();
	const operations = raw.map(readOperation);
	const calls = raw.flatMap(readCalls);
	const mistakes = [...mistakesIn(operations, calls)];
	if (mistakes.length) throw new Error(`${name}: ${mistakes.join('; ')}`);

	const validators = new Map<string, OpenAPIValidator>();
	const validatorFor = (mediaType: string) => {
		const known = validators.get(mediaType);
		if (known) return known;
		const validator = buildValidator(backend.definition, mediaType);
		validators.set(mediaType, validator);
		return validator;
	};

	return {
		document: backend.definition,
		operations,
		calls,
		match: (method, path) => {
			try {
				const found = backend.router.matchOperation({ method, path, headers: {} }, true);
				const { params } = backend.router.parseRequest({ method, path, headers: {} }, found);
				const operation = operations.find((entry) => entry.operationId === found.operationId);
				if (operation) return { operation, params: params as Record<string, string> };
			} catch (error) {
				if (String(error).includes('405-')) return { refused: 'wrongMethod' };
			}
			return { refused: 'unknownPath' };
		},
		validate: (operation, request) => {
			const hasBody = request.body !== undefined;
			const findings: Finding[] = [];
			if (hasBody && !operation.mediaTypes.length) {
				findings.push({ where: 'body', message: 'is not documented for this call' });
			}
			const mediaType = (hasBody && request.mediaType) || '';
			if (!hasBody && needsBody(raw, operation)) {
				findings.push({ where: 'body', message: 'is missing' });
			}
			const validator = validatorFor(operation.mediaTypes.includes(mediaType) ? mediaType : '');
			const { errors } = validator.validateRequest(
				{
					method: operation.method,
					path: request.path,
					query: structuredClone(request.query),
					headers: { ...request.headers },
					body: bodyForValidation(raw, operation, mediaType, request.body),
				},
				operation.operationId,
			);
			return [...findings, ...(errors ?? []).map(readError)];
		},
		callOf: (operation, request) =>
			calls.find(
				(call) =>
					call.operationId === operation.operationId &&
					Object.entries(call.when ?? {}).every(([key, wanted]) =>
						[wanted].flat().includes(valueAt(request, key)),
					),
			)?.id ?? null,
	};
}

/** True for `application/json` and types built on it, such as `application/vnd.api+json`. */
export function isJson(mediaType: string | undefined): boolean {
	return mediaType === 'application/json' || Boolean(mediaType?.endsWith('+json'));
}

export const FORM = 'application/x-www-form-urlencoded';
export const MULTIPART = 'multipart/form-data';

interface Extensions {
	'x-source'?: string;
	'x-grade'?: string;
	'x-excluded'?: string;
	'x-covered-by'?: { call: string; reason: string };
	'x-login'?: boolean;
	'x-calls'?: Array<Extensions & { id: string; when?: Record<string, unknown> }>;
}

interface BodyDescription {
	required?: boolean;
	content?: Record<string, { schema?: Schema }>;
}

interface Schema {
	type?: string;
	format?: string;
	properties?: Record<string, Schema>;
}

const bodyOf = (operation: Operation) => operation.requestBody as BodyDescription | undefined;
const extensionsOf = (operation: Operation) => operation as Extensions;

function readOperation(operation: Operation): ContractOperation {
	const extensions = extensionsOf(operation);
	return {
		operationId: operation.operationId ?? '',
		method: operation.method.toUpperCase(),
		path: operation.path,
		login: extensions['x-login'] === true,
		excluded: extensions['x-excluded'] !== undefined || extensions['x-covered-by'] !== undefined,
		mediaTypes: Object.keys(bodyOf(operation)?.content ?? {}).map((type) => type.toLowerCase()),
	};
}

function readCalls(operation: Operation): DocumentedCall[] {
	const extensions = extensionsOf(operation);
	const entries = extensions['x-calls'] ?? [{ id: operation.operationId ?? '' }];
	return entries.map((entry) => {
		const merged: Extensions = { ...extensions, ...entry };
		return {
			id: entry.id,
			operationId: operation.operationId ?? '',
			method: operation.method.toUpperCase(),
			path: operation.path,
			source: merged['x-source'] ?? '',
			grade: merged['x-grade'] ?? '',
			when: 'when' in entry ? entry.when : undefined,
			excluded: merged['x-excluded'],
			coveredBy: merged['x-covered-by'],
		};
	});
}

function* mistakesIn(operations: ContractOperation[], calls: DocumentedCall[]) {
	for (const operation of operations) {
		const name = `${operation.method} ${operation.path}`;
		if (!operation.operationId) yield `${name} has no operationId`;
		for (const type of operation.mediaTypes) {
			if (!isJson(type) && type !== FORM && type !== MULTIPART) {
				yield `${name} takes ${type}, which the sandbox cannot check`;
			}
		}
	}
	const ids = calls.map((call) => call.id);
	for (const call of calls) {
		if (ids.indexOf(call.id) !== ids.lastIndexOf(call.id)) yield `two calls are named ${call.id}`;
		if (!/^https?:\/\//.test(call.source)) yield `${call.id} has no x-source (a URL)`;
		if (!GRADES.includes(call.grade)) yield `${call.id} has no x-grade (${GRADES.join(', ')})`;
		if (call.excluded !== undefined && !call.excluded.trim()) {
			yield `${call.id} is excluded without a reason`;
		}
		if (!call.coveredBy) continue;
		if (!ids.includes(call.coveredBy.call)) yield `${call.id} is covered by an unknown call`;
		if (!call.coveredBy.reason?.trim()) yield `${call.id} is covered without a reason`;
	}
}

/**
 * openapi-backend compiles one body schema an operation, and only for `application/json`, else
 * multipart, else urlencoded. So each media type gets a validator over a copy of the definition
 * in which it is the only one and goes by the name `application/json`.
 */
function buildValidator(definition: Document, mediaType: string): OpenAPIValidator {
	const paths = Object.entries(definition.paths ?? {}).map(([path, item]) => [
		path,
		Object.fromEntries(
			Object.entries(item ?? {}).map(([key, value]) => [key, narrowBody(value, mediaType)]),
		),
	]);
	return new OpenAPIValidator({
		definition: { ...definition, paths: Object.fromEntries(paths) } as Document,
		lazyCompileValidators: true,
		ajvOpts: { allErrors: true, coerceTypes: mediaType === FORM || mediaType === MULTIPART },
		customizeAjv: (ajv) => {
			ajvFormats.default(ajv);
			return ajv.addFormat('file', true);
		},
	});
}

function narrowBody(member: unknown, mediaType: string): unknown {
	if (typeof member !== 'object' || member === null || !('requestBody' in member)) return member;
	const { requestBody, ...rest } = member as { requestBody: BodyDescription };
	const found = Object.entries(requestBody.content ?? {}).find(
		([type]) => type.toLowerCase() === mediaType,
	);
	if (!found?.[1].schema) return rest;
	const schema = binaryAsFile(structuredClone(found[1].schema));
	return { ...rest, requestBody: { content: { 'application/json': { schema } } } };
}

/** openapi-backend lets required members of format `binary` be missing; files are checked here. */
function binaryAsFile(schema: Schema, seen = new Set<unknown>()): Schema {
	if (seen.has(schema)) return schema;
	seen.add(schema);
	if (schema.format === 'binary') schema.format = 'file';
	for (const part of Object.values(schema) as unknown[]) {
		if (typeof part === 'object' && part !== null) binaryAsFile(part as Schema, seen);
	}
	return schema;
}

function needsBody(raw: Operation[], operation: ContractOperation): boolean {
	const found = raw.find((entry) => entry.operationId === operation.operationId);
	return (found && bodyOf(found)?.required) === true;
}

/**
 * A copy that validation may coerce. Files stand in as their names; a form field that the contract
 * describes as a list is one even if it was sent once.
 */
function bodyForValidation(
	raw: Operation[],
	operation: ContractOperation,
	mediaType: string,
	body: unknown,
): unknown {
	if (mediaType !== FORM && mediaType !== MULTIPART) return structuredClone(body);
	const found = raw.find((entry) => entry.operationId === operation.operationId);
	const properties = (found && bodyOf(found)?.content?.[mediaType]?.schema?.properties) ?? {};
	return Object.fromEntries(
		Object.entries(flattenForm(body)).map(([name, value]) => [
			name,
			properties[name]?.type === 'array' ? [value].flat() : value,
		]),
	);
}

function flattenForm(body: unknown): Record<string, unknown> {
	const form = (body ?? {}) as { fields?: unknown; files?: unknown };
	if (!Array.isArray(form.files)) return { ...form };
	const flat: Record<string, unknown> = { ...(form.fields as Record<string, string>) };
	for (const file of form.files as Array<{ field: string; fileName: string }>) {
		const before = flat[file.field];
		flat[file.field] = before === undefined ? file.fileName : [before, file.fileName].flat();
	}
	return flat;
}

interface SchemaError {
	instancePath: string;
	message?: string;
	params: { missingProperty?: string; additionalProperty?: string };
}

function readError(error: SchemaError): Finding {
	const { missingProperty: missing, additionalProperty: unknown } = error.params;
	const parts = [...error.instancePath.split('/').slice(1), missing ?? unknown]
		.filter((part) => part !== undefined)
		.map((part) => part.replace(/~1/g, '/').replace(/~0/g, '~'));
	const where = parts.join('/').replace(/^requestBody/, 'body');
	if (missing !== undefined) return { where, message: 'is missing' };
	if (unknown !== undefined) return { where, message: 'is not documented' };
	return { where: where || 'body', message: error.message ?? 'is wrong' };
}

/** `body.fields.type` in a request. A multipart field is found under `body.type`. */
function valueAt(request: ContractRequest, key: string): unknown {
	const [root, ...rest] = key.split('.');
	const start = root === 'body' ? flattenForm(request.body) : request.query;
	return rest.reduce<unknown>(
		(value, part) =>
			typeof value === 'object' && value !== null
				? (value as Record<string, unknown>)[part]
				: undefined,
		start,
	);
}
