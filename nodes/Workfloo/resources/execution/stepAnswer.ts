import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { FlowOperation } from '../../../shared/operation';
import type { Parameters } from '../../../shared/parameters';
import type { Known, ParametersIn, Reader } from '../../../shared/reader';
import type { RequestSpec } from '../../../shared/request';
import { isRecord } from '../../../shared/values';
import { type AnswerKind, answerRequest } from '../../api/answers';
import { callWithLabels, type Labels } from '../../api/labels';
import { statusIfReadable } from '../../api/runs';
import { costNotice, executionId, returnStatus, sandboxMode } from '../properties';

interface Sent extends Pick<RequestSpec, 'body' | 'headers'> {
	/** What people see beside the IDs of the fields, where the node knows it. */
	labels?: Labels;
}

interface StepAnswer<P extends readonly INodeProperties[]> {
	name: string;
	value: string;
	action: string;
	description: string;
	/** What the user should know before paying for it. */
	cost?: string;
	/** Which call answers the step. */
	answers: AnswerKind;
	/** Parameters beside the execution. */
	properties?: P;
	/** What is sent. Default: nothing. */
	send?(parameters: Reader<Extract<ParametersIn<P>, Known>>): Sent | Promise<Sent>;
}

interface Input {
	id: string;
	spec: RequestSpec;
	labels: Labels;
	returnsStatus: boolean;
}

/**
 * An operation that answers the step of a run. The item says what was answered, because most answers
 * of Kiban are empty; the status is added if the user asks for it.
 */
export function stepAnswer<const P extends readonly INodeProperties[] = []>(
	texts: StepAnswer<P>,
): FlowOperation {
	const { name, value, action, description, cost, answers, properties = [], send } = texts;
	return {
		name,
		value,
		action,
		description,
		kind: 'write',
		properties: [...(cost === undefined ? [] : [costNotice(cost)]), executionId, ...properties],
		options: [returnStatus, sandboxMode],
		input: async (parameters: Parameters) => {
			const id = parameters.locator('executionId');
			const { labels = new Map(), ...sent } =
				(await send?.(parameters as Reader<Extract<ParametersIn<P>, Known>>)) ?? {};
			return {
				id,
				spec: answerRequest(id, answers, sent),
				labels,
				returnsStatus: parameters.flag('options.returnStatus'),
			};
		},
		subject: ({ id }: Input) => id,
		run: async (flow, { id, spec, labels, returnsStatus }: Input): Promise<IDataObject> => {
			const { body } = await callWithLabels(flow, spec, labels);
			const done = { success: true, id, ...(isRecord(body) && body) };
			return returnsStatus ? { ...(await statusIfReadable(flow, id)), ...done } : done;
		},
	};
}
