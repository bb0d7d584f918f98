import type { SandboxClient } from './scenario.mts';

const WON = '47598';

/** What a salesperson does in FLOWii itself. */
export async function winCase(sandbox: SandboxClient, id: string): Promise<void> {
	const key = { 'api-key': 'sandbox-key' };
	const login = await sandbox.act('flowii', {
		method: 'POST',
		path: '/token',
		headers: { ...key, 'content-type': 'application/x-www-form-urlencoded' },
		body: 'grant_type=password&username=api%40sandbox.test&password=sandbox-pass',
	});
	const { access_token: token } = login.body as { access_token: string };
	const attributes = { 'finish-date': new Date().toISOString().slice(0, 19) };
	const relationships = { state: { data: { type: 'business-case-state', id: WON } } };
	const { status } = await sandbox.act('flowii', {
		method: 'PATCH',
		path: `/businesscases/${id}?companyId=4523`,
		headers: { ...key, authorization: `Bearer ${token}` },
		body: { data: { type: 'business-case', id, attributes, relationships } },
	});
	if (status !== 204) throw new Error(`The business case could not be won: ${status}`);
}
