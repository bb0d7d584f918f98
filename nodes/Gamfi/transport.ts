import { doubtAbout, messageIn, refusalUnder200 } from '../shared/answerProblems';
import { anyOf, emptyAnswer, recordWith } from '../shared/evidence';
import type { Kind, RequestSpec, VendorResponse } from '../shared/request';
import { plainText } from '../shared/text';
import { isRecord } from '../shared/values';
import type { VendorApi, VendorProblem } from '../shared/vendor';
import { gamfiOrigin } from './credential';

/** Base path of every documented call. Source: https://gamfi.support/help/starting-processes */
export const API_PATH = '/api/app_api_admin.php/v2';

export const PROCESSES = '/workflows/integration/process';

export const gamfi: VendorApi = {
	name: 'Gamfi',
	credentialType: 'gamfiApi',
	baseUrl: (credentials) => `${gamfiOrigin(credentials)}${API_PATH}`,
	secretFields: ['apiKey', 'apiSecret'],
	accountFields: ['apiKey'],
	authenticationHeaders: ['X-Samus-Authorization-Api-Key', 'X-Samus-Authorization-Api-Secret'],
	// What a started process answers is not documented; other calls name their own form.
	evidence: anyOf(emptyAnswer, recordWith()),
	problemIn,
};

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** What is plainly wrong with the ID of a workflow: Gamfi's are UUIDs, and it says so in its own terms. */
function wrongWorkflowId({ body }: RequestSpec): string | undefined {
	const id = isRecord(body) ? body.workflow_id : undefined;
	if (typeof id !== 'string' || UUID.test(id)) return undefined;
	return `'${plainText(id, LONGEST_ID)}' is not the ID of a workflow: these look like 3f9a81c3-132c-4660-b459-2226805b1d80. Copy it from the Gamfi administration panel.`;
}

/** Longer ones are cut in a hint. */
const LONGEST_ID = 60;

/**
 * The only documented error is that of a start without required data: `"code":500,"message":"Internal
 * Server Error"`, under a status that is not named. Nothing was started then, and no account was made.
 * Source: https://help.gamfi.com/pl/articles/6949110-gamfi-api-faq
 */
function problemIn(
	response: VendorResponse,
	spec: RequestSpec & { kind: Kind },
): VendorProblem | undefined {
	const { body } = response;
	const refusal = refusalUnder200(body);
	const status = refusal?.status ?? response.status;
	const said = messageIn(body);
	if (status === 401) {
		return {
			...refusal,
			message: said ?? 'Gamfi refused the API key and secret',
			hint: 'Check API Key, API Secret and Application Domain in the credential: the keys must be copied whole and belong to this Gamfi.',
			failure: { cause: 'credential-invalid' },
			status,
		};
	}
	const isStart = spec.method === 'POST' && spec.path === PROCESSES;
	const wrongId = isStart ? wrongWorkflowId(spec) : undefined;
	if (isStart && status === 500) {
		return {
			...refusal,
			message: `Gamfi refused to start the process: ${said ?? 'no reason given'}`,
			hint: `${wrongId ? `${wrongId} ` : ''}Gamfi answers so when required data is missing or wrong; then nothing was started and no account was made. Check the workflow ID, the key date and the e-mail addresses, and whether your set-up needs a manager.`,
			status,
		};
	}
	if (wrongId && status >= 400 && said?.includes('workflow_id')) {
		return {
			...refusal,
			message: "Gamfi does not know this 'Workflow ID'",
			hint: wrongId,
			details: { said },
			status,
		};
	}
	if (refusal === undefined || response.status >= 400) return undefined;
	const doubt = refusal.status !== undefined && refusal.status >= 500 ? doubtAbout(spec.kind) : '';
	return {
		...refusal,
		hint: `Gamfi refused the request in its answer. Check the IDs and the values of the fields.${doubt}`,
	};
}
