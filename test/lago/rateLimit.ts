/** Lago Cloud's gateway: so many requests a window, the same for all keys of the organization. */
export class RateLimit {
	private count = 0;
	private windowEnd = 0;

	constructor(private readonly options: { limit: number; windowMs: number }) {}

	/** Counts a request and tells whether it is one too many. */
	isExceeded(): boolean {
		if (Date.now() >= this.windowEnd) {
			this.windowEnd = Date.now() + this.options.windowMs;
			this.count = 0;
		}
		this.count += 1;
		return this.count > this.options.limit;
	}

	headers(): Record<string, string> {
		return {
			'x-ratelimit-limit': String(this.options.limit),
			'x-ratelimit-remaining': String(Math.max(this.options.limit - this.count, 0)),
			// in seconds
			'x-ratelimit-reset': String(Math.max(Math.ceil((this.windowEnd - Date.now()) / 1000), 0)),
		};
	}
}
