/** Milliseconds of processor time, which unlike the clock stand still while others use the machine. */
export function cpuTimeOf(work: () => void): number {
	const began = process.cpuUsage();
	work();
	const { user, system } = process.cpuUsage(began);
	return (user + system) / 1_000;
}
