import { path } from '../../../nodes/shared/path.ts';

describe('law 9: ids in paths are encoded', () => {
	test.each([
		['a/b', '/x/a%2Fb/y'],
		['1?x=2#z', '/x/1%3Fx%3D2%23z/y'],
		['ž', '/x/%C5%BE/y'],
		[7, '/x/7/y'],
	])('%j stays one segment', (id, expected) => {
		expect(path`/x/${id}/y`).toBe(expected);
	});

	test.each(['.', '..'])('%j cannot climb', (id) => {
		const url = new URL(path`/x/${id}/y`, 'https://host');
		expect(url.pathname.split('/')).toHaveLength(4);
	});
});
