/**
 * `fetch` for engines where it may never answer: in WPS 12.1.0.16250 it hung for ever while XMLHttpRequest worked [OC]. Each
 * request has a time-out; what fetch did not bring is asked for once more by XMLHttpRequest, and when that helps, from then on.
 */

interface Options {
  fetch?: typeof fetch;
  request?: () => XMLHttpRequest;
  /** Milliseconds until fetch counts as hung, and until XMLHttpRequest counts as failed. */
  patience?: number;
}

/** Fails as fetch does: with an AbortError when the caller broke off, else with a TypeError. */
export function patientFetch({
  fetch = (...a) => window.fetch(...a),
  request = () => new XMLHttpRequest(),
  patience = 15_000,
}: Options = {}): typeof globalThis.fetch {
  let hangs = false;
  return async (input, init = {}) => {
    const url = input instanceof Request ? input.url : String(input);
    if (hangs) return byRequest(request(), url, init, patience);
    try {
      return await inTime(fetch, input, init, patience);
    } catch (error) {
      if (!(error instanceof TimeOut)) throw error;
      const response = await byRequest(request(), url, init, patience);
      hangs = true;
      return response;
    }
  };
}

class TimeOut extends TypeError {}

async function inTime(
  fetch: typeof globalThis.fetch,
  input: RequestInfo | URL,
  init: RequestInit,
  patience: number,
): Promise<Response> {
  const breaker = new AbortController();
  const stop = (): void => breaker.abort();
  if (init.signal?.aborted) stop();
  init.signal?.addEventListener("abort", stop);
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    // A fetch that hangs may not hear of being broken off either: the clock decides.
    const late = new Promise<never>((_, fail) => {
      timer = setTimeout(() => fail(new TimeOut("no answer in time")), patience);
    });
    return await Promise.race([fetch(input, { ...init, signal: breaker.signal }), late]);
  } catch (error) {
    if (error instanceof TimeOut) breaker.abort();
    throw error;
  } finally {
    clearTimeout(timer);
    init.signal?.removeEventListener("abort", stop);
  }
}

function byRequest(
  request: XMLHttpRequest,
  url: string,
  { method = "GET", headers, body, signal }: RequestInit,
  patience: number,
): Promise<Response> {
  return new Promise((resolve, fail) => {
    const stop = (): void => request.abort();
    const failed = (): void => fail(new TypeError("no answer"));
    if (signal?.aborted) {
      fail(new DOMException("aborted", "AbortError"));
      return;
    }
    request.open(method, url);
    request.responseType = "blob";
    request.timeout = patience;
    new Headers(headers).forEach((value, name) => request.setRequestHeader(name, value));
    request.onload = () => resolve(responseOf(request));
    request.onerror = failed;
    request.ontimeout = failed;
    request.onabort = () => fail(new DOMException("aborted", "AbortError"));
    request.onloadend = () => signal?.removeEventListener("abort", stop);
    signal?.addEventListener("abort", stop);
    request.send((body ?? null) as XMLHttpRequestBodyInit | null);
  });
}

/** Statuses that have no body. */
const EMPTY = [204, 205, 304];

function responseOf(request: XMLHttpRequest): Response {
  const headers = new Headers();
  for (const line of request.getAllResponseHeaders().split("\r\n")) {
    const at = line.indexOf(":");
    if (at > 0) headers.append(line.slice(0, at).trim(), line.slice(at + 1).trim());
  }
  const body = EMPTY.includes(request.status) ? null : (request.response as Blob);
  return new Response(body, { status: request.status, statusText: request.statusText, headers });
}
