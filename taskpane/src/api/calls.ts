/** Requests with our token: the page is read again when the service was restarted under an open pane. */

import { offline, problemOf } from "./errors";

export interface Calls {
  token: string;
  fetch: typeof fetch;
  /** Where the token stands. */
  page: string;
  /** The page as the service has it now, whenever it was read for its token. */
  onPage?: ((text: string) => void) | undefined;
}

/** Like fetch, but whatever is not the answer asked for is an ApiError. */
export type Call = (url: string, init: RequestInit) => Promise<Response>;

const TOKEN = /<meta name="zhubi-token" content="([^"]*)"/;

export function createCall({ token, fetch, page, onPage }: Calls): Call {
  let current = token;

  async function send(url: string, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set("X-Zhubi-Token", current);
    try {
      return await fetch(url, { ...init, headers });
    } catch (error) {
      if (error instanceof DOMException && error.name === "AbortError") throw error;
      throw offline();
    }
  }

  /** True when the page now carries another token than ours. */
  async function renewToken(): Promise<boolean> {
    const response = await fetch(page, { cache: "no-store" }).catch(() => null);
    const text = response?.ok ? await response.text() : "";
    const found = TOKEN.exec(text)?.[1];
    if (!found || found === current) return false;
    current = found;
    onPage?.(text);
    return true;
  }

  return async (url, init) => {
    let response = await send(url, init);
    if (response.status === 403 && (await renewToken())) response = await send(url, init);
    if (!response.ok) throw await problemOf(response);
    return response;
  };
}
