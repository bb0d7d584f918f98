/** One measurement in this process: `node --import ./bench/engine.mts bench/measure.mts <name> [arguments]`. */
const [name, ...args] = process.argv.slice(2);
const { measure } = (await import(`./measurements/${name}.mts`)) as {
	measure(...args: string[]): Promise<unknown>;
};
console.log(JSON.stringify(await measure(...args)));
// n8n's engine keeps timers.
process.exit(0);
