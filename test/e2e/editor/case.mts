/** What a user of one vendor looks for, does and expects in n8n's editor. */
export interface EditorCase {
	/** Display name of the node. */
	node: string;
	/** A word that a user may search for, in the vendor's language. */
	alias: string;
	/** Some of the actions in the panel; the first is added and executed. */
	actions: [string, ...string[]];
	/** Labels that must then be on the screen. */
	labels: string[];
	/** Fields of the credential that are chosen from a list: option by parameter. */
	credentialChoices?: Record<string, string>;
	/** Fields of the credential that are typed; the last one is a secret. */
	credentialFields: string[];
	/** Gamfi documents no call that could tell right from wrong secrets. */
	secretIsTested: boolean;
	/** Parameters that are picked from a list that the vendor fills: text of the entry. */
	picks?: Record<string, RegExp>;
	/** Parameters that are typed. */
	fields?: Record<string, string>;
	/** Something that the output of the executed step must show. */
	output: RegExp;
}
