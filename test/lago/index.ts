/**
 * A stand-in for Lago's REST API: as strict as Lago, and as silent. Behaviour marked [D] was derived
 * from reading Lago and its frameworks and never seen on a running server.
 */
export { startLago } from './server';
export type { Handler, Lago, LagoOptions, RecordedRequest, Reply } from './server';
export type { Store } from './store';
