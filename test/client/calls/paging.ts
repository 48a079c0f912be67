/** A page, as the client and the node are told of it. */
export const PAGE = { page: 2, per_page: 1 };
export const PAGING = { pagingOptions: { page: 2, perPage: 1 } };
