import type { FlowOperation } from '../../../shared/operation';
import { dataIn } from '../../api/envelope';
import { littleLeft, quotaIn } from '../../api/quota';
import { tokenInformation } from '../../credential';

/** https://www.crmvox.com/informacion-del-token/ */
export const getUsage: FlowOperation = {
	name: 'Get Usage',
	value: 'getUsage',
	action: 'Get token usage',
	description: 'Get how many calls the token has left for today; asking costs one call itself',
	kind: 'read',
	run: async (flow) => {
		const { body } = await flow.call(tokenInformation);
		const quota = quotaIn(dataIn(body));
		const warning = littleLeft(quota);
		if (warning) flow.hint(warning);
		return { ...quota.raw, ...(quota.restartsAt && { restarts_at: quota.restartsAt }) };
	},
};
