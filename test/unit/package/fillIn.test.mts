import { leftToFillIn } from '../../../scripts/lib/scaffoldRest.mts';

test('nothing that npm run new wrote waits to be filled in', () => {
	expect(leftToFillIn()).toEqual([]);
});
