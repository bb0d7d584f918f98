import type { VendorName } from '../vendor.mts';
import type { Check, Demo, Scenario, ToolCall } from './scenario.mts';

/** What the two examples of a vendor for agents do: they offer the same tools. */
export interface AgentsJob {
	vendor: VendorName;
	/** The example with an agent, without its folder. Its neighbour is `mcp-server`. */
	assistant: string;
	/** What somebody asks of the agent, and a client of the server. */
	title: string;
	/** Each tool once at least, in this order. */
	calls: ToolCall[];
	/** What is true at the vendor then. */
	look(demo: Demo): Promise<Check[]>;
}

/** An agent with a model that follows a script, and a real MCP client. */
export function agentsScenarios(job: AgentsJob): Scenario[] {
	return [
		scenarioOf(job, job.assistant, `An AI agent: ${job.title}`),
		scenarioOf(job, 'mcp-server', `An MCP client: ${job.title}`),
	];
}

function scenarioOf({ vendor, calls, look }: AgentsJob, name: string, title: string): Scenario {
	const example = `${vendor}/${name}`;
	return {
		example,
		title,
		run: async (demo) => {
			const results = await demo.callTools(example, calls);
			const invalid = (await demo.sandbox.requests(vendor)).filter(({ valid }) => !valid);
			return [
				...calls.map(({ tool, reads }, index) => {
					const result = results[index] ?? 'no answer';
					const isThere = result.includes(reads);
					return demo.check(`${tool} gives`, reads, isThere ? reads : result);
				}),
				...(await look(demo)),
				demo.check('requests that the contract refuses', [], invalid),
			];
		},
	};
}
