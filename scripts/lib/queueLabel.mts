/**
 * Loaded into each n8n of `npm run test:queue` (`node --import`): says in every outgoing request which
 * process sent it, so that logins can be counted for each. Changes nothing else.
 */
import { subscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';

const { QUEUE_PROCESS = '' } = process.env;

subscribe('http.client.request.created', (message) => {
	const { request } = message as { request: ClientRequest };
	if (!request.headersSent) request.setHeader('x-n8n-process', QUEUE_PROCESS);
});
