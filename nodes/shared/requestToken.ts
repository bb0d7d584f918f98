import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
} from 'n8n-workflow';

import { parseAnswer } from './answer';
import { messageIn, strayAnswerIn } from './answerProblems';
import { LoginProblem, tokenFor } from './login';
import { networkFaultOf } from './network';
import { redact } from './redact';
import { isRecord } from './values';

/** Everybody with this credential waits for the login, so it ends even if a node would wait longer. */
const LOGIN_TIMEOUT = 30_000;

const OUT_OF_TIME = { code: 'ETIMEDOUT', message: 'no answer within the time limit' };

/** One login request of a vendor. */
export interface TokenRequest {
	vendor: string;
	/** What the user should check when the login is refused. */
	hint: string;
	url: string;
	headers?: Record<string, string>;
	/** Form-encoded body; left out where the vendor wants everything in the query. */
	body?: string;
	/** What must not show in a message, even if the vendor repeats it. */
	secrets: unknown[];
}

/**
 * `preAuthentication` of a credential with the hidden expirable field `accessToken`: logs in for a new
 * token, with many items or an expired token once for all of them.
 *
 * @throws LoginProblem without any of the data that was sent
 */
export async function freshToken(
	{ helpers }: IHttpRequestHelper,
	credentials: ICredentialDataDecryptedObject,
	requestFor: (credentials: ICredentialDataDecryptedObject) => TokenRequest,
): Promise<IDataObject> {
	const logIn = async () => await requestToken(helpers, requestFor(credentials));
	return { accessToken: await tokenFor(credentials, 'accessToken', logIn) };
}

/** Asks for an OAuth access token: `access_token` in a JSON object. */
async function requestToken(
	helpers: IHttpRequestHelper['helpers'],
	request: TokenRequest,
): Promise<string> {
	const response = parseAnswer(await send(helpers, request), 'json');
	const { body, status } = response;
	const token = isRecord(body) ? body.access_token : undefined;
	// Nothing but what a header can carry (RFC 6750).
	if (status < 300 && typeof token === 'string' && /^[\x21-\x7e]+$/.test(token)) return token;
	const stray = strayAnswerIn(request.vendor, response);
	if (stray) throw refusal(request, `${stray.message}. ${stray.hint}`, status);
	if (status >= 500 || status === 408 || status === 429) {
		const message = `${request.vendor} could not log in at the moment (status ${status})`;
		throw new LoginProblem(message, false, undefined, status);
	}
	const said = holdsToken(body) ? undefined : messageIn(body)?.replace(/\.$/, '');
	const words = said === undefined ? '' : `: ${said}`;
	throw refusal(request, `${request.vendor} refused the login${words}. ${request.hint}`, status);
}

/** A token as a member of JSON or of a form, or in a text that is neither: a warning before the JSON, say. */
const TOKEN = /\b(access|refresh|id)_token\b["']?\s*[:=]/i;

/** Deeper nobody hides one, and an answer can be 30,000 levels deep. */
const DEEPEST = 6;

/** Whether an answer that could not be read as a login's holds a token all the same, so that no word of it may show. */
function holdsToken(body: unknown, depth = 0): boolean {
	if (typeof body === 'string') return TOKEN.test(body);
	if (!isRecord(body) || depth > DEEPEST) return false;
	return Object.entries(body).some(
		([name, value]) => TOKEN.test(`${name}:`) || holdsToken(value, depth + 1),
	);
}

function refusal({ secrets }: TokenRequest, message: string, status: number): LoginProblem {
	const known = secrets.filter((secret): secret is string => typeof secret === 'string');
	return new LoginProblem(redact(message, known), true, undefined, status);
}

async function send(helpers: IHttpRequestHelper['helpers'], request: TokenRequest) {
	const options: IHttpRequestOptions = {
		method: 'POST',
		url: request.url,
		headers: { Accept: 'application/json', ...request.headers },
		body: request.body,
		encoding: 'arraybuffer',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		// A redirect would carry the password to a host that the credential does not name.
		disableFollowRedirect: true,
		timeout: LOGIN_TIMEOUT,
		// `timeout` alone counts idle time only: an answer that drips would hold everybody who waits for it.
		abortSignal: AbortSignal.timeout(LOGIN_TIMEOUT),
	};
	try {
		return (await helpers.httpRequest(options)) as unknown;
	} catch (error) {
		throw unreachable(request.vendor, error);
	}
}

function unreachable(vendor: string, error: unknown): LoginProblem {
	const fault = networkFaultOf(error);
	const { code, message } = fault.code === 'ERR_CANCELED' ? OUT_OF_TIME : fault;
	return new LoginProblem(`The login at ${vendor} got no answer: ${message}`, false, code);
}
