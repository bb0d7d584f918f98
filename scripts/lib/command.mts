/** Runs a command's work; its number becomes the exit code, what it throws one plain line. */
export async function command(work: () => Promise<number>): Promise<never> {
	const code = await work().catch((error: unknown) => {
		console.error(`✗ ${error instanceof Error ? error.message : String(error)}`);
		return 1;
	});
	process.exit(code);
}

/** Resolves at the first Ctrl-C (or another request to end); later ones change nothing. */
export async function interrupted(): Promise<void> {
	await new Promise<void>((resolve) => {
		for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => resolve());
	});
}
