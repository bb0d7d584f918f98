/**
 * What a parameter is called and says in the editor, written down once for all: data without
 * behaviour. n8n's lint rules, the typed readers and `test/unit/package/` look after it.
 */
function shouldIgnore(path) {
	if (!path.isObjectExpression() || path.getFunctionParent()) return undefined;
	const names = path.node.properties.map(({ key }) => key?.name);
	return names.includes('displayName') ? 'The data of a parameter' : undefined;
}

export const strykerPlugins = [{ kind: 'Ignore', name: 'parameter-data', value: { shouldIgnore } }];
