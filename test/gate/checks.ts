import { buildsAlike } from './build';
import { lints } from './lint';
import { loads } from './loaders';
import { acceptsLockFile } from './lockFile';
import { hasNoPlaceholders } from './placeholders';
import { passesPublint } from './publint';
import { refusesPublish } from './publish';
import { passesScanner, scannerRefuses } from './scanner';

/** Does its work in a folder, says what it saw, and throws if that is not right. */
type Check = (folder: string) => Promise<string>;

/** In the order in which they run: the first one packs what others look at. */
export const checks: Record<string, Check> = {
	'Two builds give one tarball': buildsAlike,
	"n8n's scanner passes": passesScanner,
	"n8n's scanner refuses a forbidden import": scannerRefuses,
	'publint passes': passesPublint,
	'Every loader of n8n loads the package': loads,
	'npm refuses to publish by hand': refusesPublish,
	'npm ci takes the lock file': acceptsLockFile,
	'No placeholders': hasNoPlaceholders,
	Lint: lints,
};
