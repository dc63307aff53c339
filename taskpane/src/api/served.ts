/** What the service put into this page when it served it. */
const meta = (name: string): string =>
  document.querySelector(`meta[name="zhubi-${name}"]`)?.getAttribute("content") ?? "";

/** The token that goes with each request. */
export const pageToken = (): string => meta("token");

/** Whether a draft's ignored spots are kept with the server, for every browser of this person. */
export const serverRemembers = (): boolean => meta("memory") === "server";

/** The version of the program that served this page. */
export const pageVersion = (): string => meta("version");
