import type { INodeProperties } from 'n8n-workflow';

import { locator } from '../../shared/pickers';
import type { ParametersIn, Reader } from '../../shared/reader';
import { FINAL_STATUSES } from '../api/status';

/** Parameters that several operations have. */

/** Said while the list of runs loads. */
export const SLOW_RUNS = 'Type a part of the name of the Workfloo to search, or choose By ID.';

export const executionId = locator({
	displayName: 'Execution',
	name: 'executionId',
	search: 'searchExecutions',
	required: true,
	placeholder: 'e.g. d34d66cd-7995-4d86-b01b-ee576bc70d8d',
	description: 'The run, by the ID that Execute returned',
	slowLoad: SLOW_RUNS,
});

/** Entry of *Options*; `transport.ts` adds it to every call. */
export const sandboxMode = {
	displayName: 'Sandbox Mode',
	name: 'sandbox',
	type: 'boolean',
	default: false,
	description:
		'Whether to play this call in sandbox mode on the production host. What was started in sandbox mode needs it in every later call. Not needed on the sandbox host.',
} as const satisfies INodeProperties;

export const returnStatus = {
	displayName: 'Return Status After',
	name: 'returnStatus',
	type: 'boolean',
	default: false,
	description:
		'Whether to read the status after the answer and return it. It may still show the same step for a moment.',
} as const satisfies INodeProperties;

/** A run that ended with ERROR comes with HTTP 200: only this makes a failure of it. */
export const failOnError = {
	displayName: 'Fail on ERROR Status',
	name: 'failOnError',
	type: 'boolean',
	default: false,
	description:
		'Whether the item fails when the run ended with the status ERROR, for example because of wrong bureau credentials',
} as const satisfies INodeProperties;

/** Kiban's help centre names more final statuses than its API description spells. */
export const finalStatuses = {
	displayName: 'Final Statuses',
	name: 'finalStatuses',
	type: 'string',
	default: FINAL_STATUSES.join(', '),
	description: 'Statuses with which a run has ended, separated by commas',
} as const satisfies INodeProperties;

type FinalStatuses = Reader<ParametersIn<readonly [typeof finalStatuses], 'options.'>>;

export function finalStatusesOf(parameters: FinalStatuses): string[] {
	const entered = parameters.texts('options.finalStatuses');
	return entered.length > 0 ? entered : FINAL_STATUSES;
}

/** Kiban's own examples look every three seconds. */
export const pollInterval = {
	displayName: 'Poll Interval (Ms)',
	name: 'pollInterval',
	type: 'number',
	default: 3000,
	typeOptions: { minValue: 20 },
	description: 'Pause between two looks at the status, in milliseconds',
} as const satisfies INodeProperties;

/** Why the user should think before running this: Kiban bills it. */
export function costNotice(text: string) {
	return {
		displayName: text,
		name: 'costNotice',
		type: 'notice',
		default: '',
	} as const satisfies INodeProperties;
}
