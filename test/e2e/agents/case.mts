import type { SandboxClient } from '../../../sandbox/demo/scenario.mts';

/** What agents can do with one vendor: tools as an author sets them up, and calls of an agent. */
export interface AgentCase {
	tools: AgentTool[];
	/** In this order. */
	calls: AgentCall[];
	/** What the calls must have done at the vendor. */
	check(sandbox: SandboxClient): Promise<void>;
}

export interface AgentTool {
	/** The node's name. The tool has the same, with underscores. */
	name: string;
	/** What n8n makes of the operation's action. */
	description: string;
	/** Set by the author, resource and operation among them: values by parameter. */
	set: Record<string, unknown>;
	/**
	 * Left to the agent, as the editor's ✨ button does: by parameter, wherever the node has it, the name that
	 * n8n makes of its label.
	 */
	filled: Record<string, string>;
}

export interface AgentCall {
	tool: string;
	/** A function sees what the calls before gave. */
	arguments: Record<string, unknown> | ((results: string[]) => Record<string, unknown>);
	/** What the agent must read in the answer: parts of it, or of an error. */
	reads: string[];
}
