/** How this user's own addresses begin: the key that lets them in, which stays in the links to other pages of ours. */

/** `/key/…` when the page was had by such an address, else nothing. */
export const entryOf = (path: string): string => /^\/key\/[^/]+/.exec(path)?.[0] ?? "";

/** The address of another of our pages, for a browser that may not know us yet. */
export const pageAt = (path: string): string => entryOf(location.pathname) + path;
