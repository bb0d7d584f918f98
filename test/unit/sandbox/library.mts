import type { Document } from 'openapi-backend';
import { parse } from 'yaml';

import { openContract } from '../../../sandbox/contract.mts';
import type { RunningVendor } from '../../../sandbox/server.mts';
import { startVendor } from '../../../sandbox/server.mts';
import type { SandboxRequest, SandboxVendor } from '../../../sandbox/vendor.mts';

/** A vendor that exists only here, with one of everything that the framework can do. */
export const CONTRACT = `
openapi: 3.0.3
info: { title: Library, version: '1' }
paths:
  /login:
    post:
      operationId: login
      x-login: true
      x-source: https://library.example/docs
      x-grade: documented
      requestBody:
        required: true
        content:
          application/x-www-form-urlencoded:
            schema:
              type: object
              additionalProperties: false
              required: [user, password]
              properties:
                user: { type: string }
                password: { type: string }
                remember_days: { type: integer }
                scope: { type: array, items: { type: string } }
      responses: { '200': { description: A token } }
  //books/{id}:
    parameters:
      - { name: id, in: path, required: true, schema: { type: string } }
    get:
      operationId: getBook
      x-source: https://library.example/docs
      x-grade: documented
      parameters:
        - { name: pages, in: query, schema: { type: integer } }
        - { name: X-Branch, in: header, required: true, schema: { type: string } }
      responses: { '200': { description: A book } }
  /books:
    post:
      operationId: writeBook
      x-source: https://library.example/docs
      x-grade: documented
      x-calls:
        - { id: addComic, when: { body.data.kind: [comic, manga] } }
        - { id: addScan, when: { body.kind: scan } }
        - { id: addBook }
      requestBody:
        required: true
        content:
          application/vnd.api+json:
            schema:
              type: object
              additionalProperties: false
              required: [data]
              properties:
                data:
                  type: object
                  required: [title]
                  properties:
                    title: { type: string }
                    kind: { type: string }
                    pages: { type: integer }
                    published: { type: string, format: date }
          multipart/form-data:
            schema:
              type: object
              required: [kind, cover]
              properties:
                kind: { type: string }
                pages: { type: integer }
                cover: { type: string, format: binary }
      responses: { '200': { description: The book } }
  /shelves:
    get:
      operationId: listShelves
      x-source: https://library.example/docs
      x-grade: documented
      responses: { '200': { description: Shelves } }
`;

export interface LibraryState {
	written: unknown[];
	listed: number;
	tokens: string[];
	disposed: string[];
}

/** What the handlers were given, in order. */
export const handled: SandboxRequest[] = [];

export const handlers: SandboxVendor<LibraryState>['handlers'] = {
	login: (request) => {
		handled.push(request);
		return { status: 200, body: { access_token: 'first' } };
	},
	getBook: (request) => {
		handled.push(request);
		return { status: 200, body: { id: request.params.id } };
	},
	writeBook: (request, state) => {
		handled.push(request);
		state.written.push(request.body);
		return { status: 200, body: { number: state.written.length } };
	},
	listShelves: (_request, state) => {
		state.listed += 1;
		return { status: 200, body: [{ shelf: state.listed }] };
	},
};

const library: SandboxVendor<LibraryState> = {
	name: 'gamfi',
	port: 0,
	contract: '',
	seed: () => ({ written: [], listed: 0, tokens: ['first'], disposed: [] }),
	authenticate: ({ operationId, headers }, { tokens }) =>
		operationId === 'login' || tokens.includes(headers['x-token'] ?? '')
			? undefined
			: { status: 401, body: { problem: 'token' } },
	refuse: ({ kind, findings }) => ({ status: 400, body: { kind, findings } }),
	handlers,
	errorUnder200: () => ({ status: 200, body: { problem: 'inside' } }),
	refuseLogin: () => ({ status: 400, body: { problem: 'password' } }),
	expireTokens: (state) => {
		state.tokens = [];
	},
	dispose: (state) => {
		state.disposed.push('disposed');
	},
};

export type Library = RunningVendor<LibraryState> & { close(): Promise<void> };

/** `changes` replaces members of the vendor. */
export async function startLibrary(changes: Partial<SandboxVendor> = {}): Promise<Library> {
	const contract = await openContract(parse(CONTRACT) as Document, 'library');
	const started = await startVendor({ ...(library as SandboxVendor), ...changes }, contract, 0);
	return started as Library;
}

/** One call with the token and, where there is a body, the JSON media type of the contract. */
export async function call(
	vendor: RunningVendor,
	method: string,
	path: string,
	options: { body?: BodyInit; type?: string; headers?: Record<string, string> } = {},
): Promise<{ status: number; text: string; json: unknown }> {
	const { body, type, headers } = options;
	const response = await fetch(`${vendor.url}${path}`, {
		method,
		headers: { 'x-token': 'first', ...(type ? { 'content-type': type } : {}), ...headers },
		body,
	});
	const text = await response.text();
	const isJson = response.headers.get('content-type')?.includes('json') ?? false;
	return { status: response.status, text, json: isJson ? parseOrNull(text) : undefined };
}

function parseOrNull(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return null;
	}
}
