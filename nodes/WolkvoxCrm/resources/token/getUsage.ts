import { flowOperation } from '../../../shared/operation';
import { dataIn } from '../../api/envelope';
import { littleLeft, quotaIn, quotaRequest } from '../../api/quota';

/** https://www.crmvox.com/informacion-del-token/ */
export const getUsage = flowOperation({
	name: 'Get Usage',
	value: 'getUsage',
	action: 'Get token usage',
	description: 'Get how many calls the token has left for today; asking costs one call itself',
	kind: 'read',
	input: () => undefined,
	run: async (flow) => {
		const { body } = await flow.call(quotaRequest);
		const quota = quotaIn(dataIn(body));
		const warning = littleLeft(quota);
		if (warning) flow.hint(warning);
		return { ...quota.raw, ...(quota.restartsAt && { restarts_at: quota.restartsAt }) };
	},
});
