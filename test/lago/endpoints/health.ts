import type { Route } from '../router';

export const health = (version: string): Route => ({
	verb: 'GET',
	path: '/health',
	action: () => ({
		version,
		github_url: `https://github.com/getlago/lago-api/tree/v${version}`,
		message: 'Success',
	}),
});
