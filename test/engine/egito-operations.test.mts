import type { IDataObject } from 'n8n-workflow';

import type { RunningVendor } from '../../sandbox/server.mts';
import type { EgitoState, RecordType } from '../../sandbox/vendors/egito.mts';
import { credentials } from '../../sandbox/vendors/egito.mts';
import {
	ANY_JSON,
	describeOperations,
	EMPTY_LIST,
	type OperationCase,
} from '../support/operation.mts';
import { useSandbox } from '../support/sandbox.mts';

/** What holds for every operation of every node, in both body encodings where there is a body. */

const sandbox = useSandbox('egito');

let users = 0;

/** A user of its own for each run, because a process remembers the login of a credential. */
function freshCredentials(vendor: RunningVendor) {
	const state = vendor.state as EgitoState;
	const username = `run${(users += 1)}@sandbox`;
	state.users[username] = state.users['api@sandbox'];
	return { ...credentials(vendor.url).data, username };
}

const FIRST: Record<string, { type: RecordType; id: number }> = {
	lead: { type: 'Lead', id: 101 },
	account: { type: 'Account', id: 201 },
	contact: { type: 'Contact', id: 301 },
	opportunity: { type: 'Opportunity', id: 401 },
	other: { type: 'Opportunity', id: 401 },
};

const named = (resource: string): IDataObject =>
	resource === 'other' ? { recordType: FIRST.other.type } : {};

const NAME = { customFields: { values: [{ name: 'name', value: 'Nowa' }] } };

function casesOf(resource: string): Record<string, OperationCase> {
	const { type, id } = FIRST[resource];
	const name = type.toLowerCase();
	const base = { resource, ...named(resource) };
	const recordId = { __rl: true, mode: 'id', value: String(id) };

	const writes = (bodyFormat: string): Record<string, OperationCase> => ({
		[`${resource}:create as ${bodyFormat}`]: {
			parameters: { ...base, operation: 'create', ...NAME, options: { bodyFormat } },
			calls: [`${name}Create`],
			success: (json) => expect(json).toEqual([{ id: 501 }]),
		},
		[`${resource}:update as ${bodyFormat}`]: {
			parameters: { ...base, operation: 'update', recordId, ...NAME, options: { bodyFormat } },
			calls: [`${name}Update`],
			success: (json) => expect(json).toEqual([{ id }]),
		},
		[`${resource}:update as ${bodyFormat}, merged`]: {
			parameters: {
				...base,
				operation: 'update',
				recordId,
				...NAME,
				options: { bodyFormat, mergeWithCurrent: true },
			},
			calls: [`${name}Get`, `${name}Update`],
			previewCalls: [`${name}Get`],
			success: (json) => expect(json).toEqual([{ id }]),
		},
		[`${resource}:upsert as ${bodyFormat}`]: {
			parameters: {
				...base,
				operation: 'upsert',
				matchField: 'name',
				matchValue: 'Nowa',
				...NAME,
				options: { bodyFormat },
			},
			calls: [`${name}List`, `${name}Create`],
			previewCalls: [`${name}List`],
			success: (json) => expect(json).toEqual([{ id: 501, created: true }]),
		},
	});

	return {
		[`${resource}:get`]: {
			parameters: { ...base, operation: 'get', recordId },
			calls: [`${name}Get`],
			success: (json) => expect(json).toMatchObject([{ id }]),
		},
		[`${resource}:getMany`]: {
			parameters: { ...base, operation: 'getMany', returnAll: true },
			calls: [`${name}List`],
			accepts: EMPTY_LIST,
			success: (json) => expect(json[0]).toMatchObject({ id }),
		},
		...writes('form'),
		...writes('json'),
	};
}

describe('Egito operations', () => {
	describeOperations(
		{
			node: 'egito',
			credentialType: 'egitoApi',
			credentials: freshCredentials,
			secrets: ['sandbox-secret', 'sandbox-pass'],
			// Egito publishes six fields of leads, and none of anything else.
			unshown: [
				'accountId',
				'email',
				'industryId',
				'label',
				'mainAddress.city',
				'mainPhoneNumber.prefix',
				'mainPhoneNumber.suffix',
				'name',
				'position',
				'relationshipTypeId',
				'surname',
				'value',
			],
			vendor: () => sandbox.vendor('egito'),
			refusal: {
				body: { errors: [{ field: 'surname', message: 'may not be empty' }] },
				message: 'surname: may not be empty',
			},
		},
		{
			...Object.assign({}, ...Object.keys(FIRST).map(casesOf)),
			'dictionary:getMany': {
				parameters: { resource: 'dictionary', operation: 'getMany', type: 'industry' },
				calls: ['dictionaryList'],
				accepts: EMPTY_LIST,
				success: (json: IDataObject[]) => expect(json).toHaveLength(3),
			},
			'customApiCall:send': {
				parameters: {
					resource: 'customApiCall',
					operation: 'send',
					method: 'POST',
					path: '/Lead/create',
					bodyType: 'form',
					form: { values: [{ name: 'name', value: 'Nowa' }] },
				},
				calls: ['leadCreate'],
				accepts: ANY_JSON,
				success: (json: IDataObject[]) => expect(json).toEqual([{ id: 501 }]),
			},
		},
	);
});
