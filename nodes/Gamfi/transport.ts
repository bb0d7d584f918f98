import { doubtAbout, messageIn, refusalUnder200 } from '../shared/answerProblems';
import { anyOf, emptyAnswer, recordWith } from '../shared/evidence';
import type { Kind, RequestSpec, VendorResponse } from '../shared/request';
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
	const isStart = spec.method === 'POST' && spec.path === PROCESSES;
	if (isStart && status === 500) {
		return {
			...refusal,
			message: `Gamfi refused to start the process: ${messageIn(body) ?? 'no reason given'}`,
			hint: 'Gamfi answers so when required data is missing or wrong; then nothing was started and no account was made. Check the workflow ID, the key date and the e-mail addresses, and whether your set-up needs a manager.',
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
