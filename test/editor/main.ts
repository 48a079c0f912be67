/** n8n with the packed node, the stand-in Lago and the example workflows, to try things by hand. */
import { start } from './start';
import { openForUse } from './use';

start(openForUse);
