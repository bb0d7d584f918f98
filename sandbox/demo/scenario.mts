import type { Fault, RecordedRequest, VendorName } from '../vendor.mts';

/** One example workflow, driven in a real n8n, and what must be true at the vendor afterwards. */
export interface Scenario {
	/** Path under `examples/` without ending: `gamfi/onboard-new-hire`. The workflow's name is inside the file. */
	example: string;
	/** What the example does, for the demo's table. */
	title: string;
	/** Needs n8n to be restarted in between; such scenarios run one after another, at the end. */
	restarts?: boolean;
	run(demo: Demo): Promise<Check[]>;
}

/** One thing that was looked at. The demo fails unless every `ok` is true. */
export interface Check {
	what: string;
	expected: string;
	seen: string;
	ok: boolean;
}

export interface Demo {
	sandbox: SandboxClient;
	n8n: N8nClient;
	/** Builds a check by comparing two values as JSON. */
	check(what: string, expected: unknown, seen: unknown): Check;
	/**
	 * Calls tools that an example offers, one after another, as its agent does whose model follows this
	 * script, or as an MCP client. Gives what each call gave, as the agent reads it.
	 */
	callTools(example: string, calls: ToolCall[]): Promise<string[]>;
	/** Asks again every half second until `probe` gives something, or throws after `seconds`. */
	waitFor<T>(what: string, probe: () => Promise<T | undefined>, seconds?: number): Promise<T>;
}

export interface ToolCall {
	/** Name of the tool: the node's with underscores. */
	tool: string;
	/** A function sees what the calls before gave. */
	arguments: Record<string, unknown> | ((results: string[]) => Record<string, unknown>);
	/** What the agent must find in the answer. */
	reads: string;
}

/** The sandbox's control interface, over HTTP (the sandbox is a process of its own in the demo). */
export interface SandboxClient {
	requests(vendor: VendorName): Promise<RecordedRequest[]>;
	/** The vendor's state as JSON, as `seed()` shaped it. */
	state(vendor: VendorName): Promise<unknown>;
	fault(vendor: VendorName, fault: Fault): Promise<void>;
	reset(vendor: VendorName): Promise<void>;
	/** Any call to a vendor, for example to insert a record behind n8n's back. Not recorded. */
	act(
		vendor: VendorName,
		request: { method: string; path: string; headers?: Record<string, string>; body?: unknown },
	): Promise<{ status: number; body: unknown }>;
	url(vendor: VendorName): string;
}

export interface N8nClient {
	/** Calls a production webhook of an active workflow (path as in the Webhook node). */
	webhook(
		path: string,
		request: { method?: string; body?: unknown; headers?: Record<string, string>; raw?: Buffer },
	): Promise<{ status: number; body: unknown }>;
	/** Runs a workflow once from its trigger (manual or schedule) and waits for its end. */
	execute(workflowName: string): Promise<Execution>;
	/** The newest finished executions of a workflow, newest first. */
	executions(workflowName: string): Promise<Execution[]>;
	/** Stops n8n and starts it again on the same data. */
	restart(): Promise<void>;
}

export interface Execution {
	id: string;
	status: 'success' | 'error' | 'waiting' | 'running' | 'canceled' | 'crashed' | 'new' | 'unknown';
	/** What it stopped with. */
	error?: string;
	/** Output items (json only) of a node, by node name and output index. */
	output(node: string, index?: number): Record<string, unknown>[];
}
