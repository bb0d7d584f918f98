import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { Caller, CallSettings } from './call';
import { type IfIncomplete, judged, wholeList } from './lists';
import type { Flow } from './operation';
import type { Kind, RequestSpec } from './request';

interface FlowParts {
	engine: IExecuteFunctions;
	caller: Caller;
	kind: Kind;
	itemIndex: number;
	settings: CallSettings;
	limit: number;
	ifIncomplete: IfIncomplete;
	atOnce: number;
	hint(text: string): void;
	/** A call was answered. */
	called(): void;
}

/** What one item's operation may do: calls with this item's settings, on the run's shared caller. */
export function createFlow(parts: FlowParts): Flow {
	const { engine, caller, kind, itemIndex, settings, ifIncomplete, atOnce, hint } = parts;
	const send = async (spec: RequestSpec, as: Kind) => {
		const response = await caller.call(spec, as, settings);
		parts.called();
		return response;
	};
	const call = async (spec: RequestSpec) => await send(spec, kind);
	const read = async (spec: RequestSpec) => await send(spec, 'read');
	const wish = { ifIncomplete, hint };
	return {
		itemIndex,
		credentials: caller.credentials,
		timezone: engine.getTimezone(),
		previewing: settings.preview !== 'none',
		limit: parts.limit,
		atOnce,
		hint,
		call,
		list: async (spec, paging, limit = parts.limit, shape) =>
			await wholeList(
				read,
				spec,
				paging,
				{ ...wish, limit, isUsers: limit === parts.limit },
				shape,
			),
		whole: (collected) => judged(collected, { ...wish, limit: parts.limit, isUsers: true }),
		once: async (key, compute) => await caller.once(key, compute),
		wait: async (milliseconds) => await caller.wait(milliseconds),
		sleep: async (until, record: IDataObject) => {
			// At the time limit n8n passes on what stands here, without running the node again.
			engine.getExecuteData().data = {
				main: [[{ json: record, pairedItem: { item: itemIndex } }]],
			};
			await engine.putExecutionToWait(until);
		},
	};
}
