export { ClockError } from './clock.js';
export type { Simulator, SimulatorOptions } from './options.js';
export { startSimulator } from './start.js';
export type { LatencyOptions } from './wire/latency.js';
