/**
 * A stand-in for Lago's REST API: as strict as Lago, and as silent. test/lago/contract holds it to what a
 * real Lago answered. What is marked [D] was read in Lago's source, and is in no recording.
 */
export { startLago } from './server';
export type { Handler, Lago, LagoOptions, RecordedRequest, Reply } from './server';
export { refreshingAfterUpdates } from './store';
export type { Store } from './store';
