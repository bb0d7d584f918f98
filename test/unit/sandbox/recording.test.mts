import { masked } from '../../../sandbox/recording.mts';
import type { RecordedRequest } from '../../../sandbox/vendor.mts';
import { call, startLibrary } from './library.mts';

const SECRET = 'hush';

it('masks secrets in headers, query and body, however deep, and leaves the rest', async () => {
	const record = {
		query: { access_token: SECRET, page: '2' },
		headers: { authorization: SECRET, 'x-api-key': SECRET, cookie: SECRET, accept: '*/*' },
		body: {
			grant_type: 'password',
			client_secret: SECRET,
			data: [{ callbackApiKey: SECRET, name: 'Anna' }],
		},
	} as unknown as RecordedRequest;

	expect(masked(record)).toEqual({
		query: { access_token: '***', page: '2' },
		headers: { authorization: '***', 'x-api-key': '***', cookie: '***', accept: '*/*' },
		body: {
			grant_type: 'password',
			client_secret: '***',
			data: [{ callbackApiKey: '***', name: 'Anna' }],
		},
	});
	expect(record.query.access_token).toBe(SECRET);
});

it('masks what the sandbox has recorded, refused and unreadable requests too', async () => {
	const library = await startLibrary();
	const type = 'application/x-www-form-urlencoded';
	await call(library, 'POST', `/login?token=${SECRET}`, {
		body: `user=a&password=${SECRET}&pin=1`,
		type,
		headers: { 'x-token': SECRET },
	});
	await call(library, 'POST', '/books', {
		body: `{"password":"${SECRET}`,
		type: 'application/vnd.api+json',
	});
	await library.close();

	expect(library.requests.map((request) => request.status)).toEqual([400, 400]);
	expect(JSON.stringify(library.requests)).toContain(SECRET);
	expect(JSON.stringify(library.requests.map(masked))).not.toContain(SECRET);
});

it('keeps files by their size', () => {
	const files = [{ field: 'cover', fileName: 'x.png', content: Buffer.from('12345') }];
	const record = { query: {}, headers: {}, body: { fields: {}, files } };

	expect(masked(record as unknown as RecordedRequest).body).toEqual({
		fields: {},
		files: [{ field: 'cover', fileName: 'x.png', content: '5 bytes' }],
	});
});
