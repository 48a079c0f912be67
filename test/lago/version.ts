export const NEWEST_VERSION = '1.53.0';

export function isAtLeast(version: string, minimum: string): boolean {
	const have = version.replace(/^v/, '').split('.').map(Number);
	const need = minimum.split('.').map(Number);
	const differing = need.findIndex((part, i) => (have[i] ?? 0) !== part);
	return differing === -1 || (have[differing] ?? 0) > need[differing];
}
