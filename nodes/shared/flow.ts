import type { IExecuteFunctions } from 'n8n-workflow';

import type { Caller, CallSettings } from './call';
import type { Flow, Kind } from './operation';
import { collect, MOST_PAGES } from './paging';
import type { Parameters } from './parameters';

interface FlowParts {
	engine: IExecuteFunctions;
	caller: Caller;
	kind: Kind;
	parameters: Parameters;
	settings: CallSettings;
	hint(text: string): void;
}

/** What one item's operation may do: calls with this item's settings, on the run's shared caller. */
export function createFlow({ engine, caller, kind, parameters, settings, hint }: FlowParts): Flow {
	return {
		itemIndex: parameters.itemIndex,
		parameters,
		credentials: caller.credentials,
		previewing: settings.preview !== 'none',
		engine,
		hint,
		call: async (spec) => await caller.call(spec, kind, settings),
		list: async (spec, paging, limit) => {
			const call = async (page: typeof spec) => await caller.call(page, 'read', settings);
			const { records, capped } = await collect(call, spec, paging, limit);
			if (capped) {
				hint(
					`Stopped after ${MOST_PAGES} pages (${records.length} records): there may be more. Use filters to ask for less at a time.`,
				);
			}
			return records;
		},
		once: async (key, compute) => await caller.once(key, compute),
		wait: async (milliseconds) => await caller.wait(milliseconds),
	};
}
