/** The token the service put into this page when it served it. */
export const pageToken = (): string =>
  document.querySelector('meta[name="zhubi-token"]')?.getAttribute("content") ?? "";
