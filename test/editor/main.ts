/** n8n with the packed node, the stand-in Lago and the example workflows, to try things by hand. */
import { openForUse } from './use';

void openForUse();
