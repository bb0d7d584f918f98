import type { IDataObject } from 'n8n-workflow';

import type { RunningVendor } from '../../sandbox/server.mts';
import type { RecordedRequest } from '../../sandbox/vendor.mts';
import type { State, StoredRecord } from '../../sandbox/vendors/flowii.mts';
import { credentials } from '../../sandbox/vendors/flowii.mts';
import type { NodeRun, NodeRunResult } from '../support/engine.mts';
import { runNode } from '../support/engine.mts';
import type { OperationContext } from '../support/operation.mts';
import type { TestSandbox } from '../support/sandbox.mts';

/** What the tests of the FLOWii node share. Names of records are those of the sandbox's seed. */

export const COMPANY = '4523';

/** How FLOWii answers a body that it does not like. */
export const REFUSAL = 'The record could not be saved';

export const byId = (value: string): IDataObject => ({ __rl: true, mode: 'id', value });

export const link = (type: string, id: string) => ({ data: { type, id } });

export interface FlowiiTest {
	vendor(): RunningVendor<State>;
	context: OperationContext;
	run(
		parameters: IDataObject,
		more?: Partial<NodeRun> & { login?: IDataObject },
	): Promise<NodeRunResult>;
	/** Without logins. */
	sent(): RecordedRequest[];
	calls(): Array<string | null>;
	logins(): RecordedRequest[];
	/** The body's `data` of the last request of that name. */
	dataOf(operationId: string): Record<string, any>;
	record(type: string, id: unknown): StoredRecord | undefined;
}

export function flowiiTest(sandbox: TestSandbox): FlowiiTest {
	const vendor = () => sandbox.vendor<State>('flowii');
	const isLogin = ({ operationId }: RecordedRequest) => operationId === 'getToken';
	const sent = () => vendor().requests.filter((request) => !isLogin(request));
	return {
		vendor,
		sent,
		context: {
			node: 'flowii',
			credentialType: 'flowiiApi',
			credentials: ({ url }) => ({ ...credentials(url).data, companyId: COMPANY }),
			secrets: ['sandbox-key', 'sandbox-pass', 'Bearer sandbox'],
			vendor: vendor as () => RunningVendor,
			refusal: { body: { errors: [{ title: REFUSAL }] }, message: REFUSAL },
		},
		run: async (parameters, { login, ...more } = {}) =>
			await runNode({
				node: 'flowii',
				parameters,
				credentials: {
					type: 'flowiiApi',
					data: { ...credentials(vendor().url).data, companyId: COMPANY, ...login } as never,
				},
				...more,
			}),
		calls: () => sent().map(({ call }) => call),
		logins: () => vendor().requests.filter(isLogin),
		dataOf: (operationId) => {
			const request = sent().findLast((one) => one.operationId === operationId);
			if (!request) throw new Error(`${operationId} was not called`);
			return (request.body as { data: Record<string, any> }).data;
		},
		record: (type, id) =>
			vendor().state.records.find((record) => record.type === type && record.id === id),
	};
}
