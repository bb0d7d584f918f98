import { additionalFields } from '../../../nodes/shared/collections.ts';
import { flowOperation, requestOperation } from '../../../nodes/shared/operation.ts';
import { type ParametersIn, properties, type Reader } from '../../../nodes/shared/reader.ts';
import { parametersOf } from '../../support/parameters.mts';

/**
 * What must not compile does not: `npm run typecheck` fails when one of the lines below the
 * `@ts-expect-error` comments becomes possible. The tests run what must compile.
 */

const phoneFields = properties(
	{ displayName: 'Country Code', name: 'countryCode', type: 'string', default: '' },
	{ displayName: 'Phone Number', name: 'phoneNumber', type: 'string', default: '' },
);

/** Whoever calls this must offer `phoneFields` in *Additional Fields*. */
function phoneOf(parameters: Reader<ParametersIn<typeof phoneFields, 'additionalFields.'>>) {
	return parameters.optionalId('additionalFields.phoneNumber');
}

const names = { name: 'X', value: 'x', action: 'X', description: 'X', kind: 'read' } as const;
const email = { displayName: 'Email', name: 'email', type: 'string', default: '' } as const;
const sandbox = {
	displayName: 'Sandbox',
	name: 'sandbox',
	type: 'boolean',
	default: false,
} as const;
const send = requestOperation({
	...names,
	properties: [
		email,
		additionalFields(...phoneFields),
		{
			displayName: 'Rows',
			name: 'rows',
			type: 'fixedCollection',
			default: {},
			options: [{ displayName: 'Values', name: 'values', values: [{ ...email, name: 'to' }] }],
		},
	],
	options: [sandbox],
	request: (parameters) => ({
		method: 'GET',
		path: '/',
		query: {
			email: parameters.email('email'),
			phone: phoneOf(parameters),
			test: parameters.flag('options.sandbox'),
			to: parameters
				.list('rows.values')
				.map((_, row) => parameters.text(`rows.values.${row}.to`))[0],
		},
		kept: parameters.email('email'),
	}),
	output: (_response, spec) => ({
		kept: spec.kept,
		// @ts-expect-error what `request` did not put into the spec
		lost: spec.lost as string,
	}),
});

/** Compiles only with its complaints; nobody runs it. */
export const wrong = requestOperation({
	...names,
	properties: [email, additionalFields(...phoneFields)],
	options: [sandbox],
	request: (parameters) => ({
		method: 'GET',
		path: '/',
		query: {
			// @ts-expect-error a typo
			typo: parameters.optionalText('emial'),
			// @ts-expect-error a typo inside of a collection
			inner: parameters.optionalId('additionalFields.phoneNumer'),
			// @ts-expect-error an option without its prefix
			option: parameters.optionalFlag('sandbox'),
			// @ts-expect-error a text is no date
			date: parameters.optionalDate('email', 'date'),
			// @ts-expect-error a flag is no number
			number: parameters.optionalText('options.sandbox'),
		},
	}),
});

const bare = requestOperation({
	...names,
	properties: [email],
	request: (parameters) => ({
		method: 'GET',
		path: '/',
		// @ts-expect-error the operation offers no phone fields
		query: { phone: phoneOf(parameters) },
	}),
});

const look = flowOperation({
	...names,
	properties: [email],
	input: (parameters) => ({ email: parameters.email('email') }),
	run: async (flow, input) => ({
		to: input.email,
		// @ts-expect-error what calls has nothing left to read
		more: flow.parameters as unknown as string,
		// @ts-expect-error nor can it get at n8n
		engine: flow.engine as unknown as string,
		// @ts-expect-error what `input` did not give
		name: input.name as string,
	}),
});

describe('an operation can read only what it declares, and only before it calls', () => {
	const parameters = parametersOf({
		email: 'a@example.com',
		additionalFields: { phoneNumber: '123' },
		rows: { values: [{ to: 'b' }] },
		options: { sandbox: true },
	});

	test('declared names are read', async () => {
		expect(await send.request(parameters)).toMatchObject({
			query: { email: 'a@example.com', phone: '123', test: true, to: 'b' },
			kept: 'a@example.com',
		});
		expect(await look.input(parameters)).toEqual({ email: 'a@example.com' });
	});

	test('an undeclared name is read by nobody who compiles', async () => {
		expect(await bare.request(parameters)).toMatchObject({ query: { phone: '123' } });
	});
});
