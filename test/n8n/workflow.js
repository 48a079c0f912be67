/** n8n's, which runs outside of Jest's sandbox, in place of a second one in it. */
module.exports = globalThis.n8nWorkflow;
