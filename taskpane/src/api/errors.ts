/** What goes wrong with the service, in words that can be shown as they are. */

import { place } from "./place";

/** `offline`: nothing answered. `refused`: the service answered with a problem. */
export class ApiError extends Error {
  constructor(
    readonly kind: "offline" | "refused",
    readonly title: string,
    readonly detail: string,
    readonly status = 0,
  ) {
    super(title);
    this.name = "ApiError";
  }
}

export const offline = (): ApiError => new ApiError("offline", `${place().service}没有应答`, place().remedy);

/** The problem document of an answer that is none of what was asked for. */
export async function problemOf(response: Response): Promise<ApiError> {
  const body = (await response.json().catch(() => ({}))) as { title?: unknown; detail?: unknown };
  const title = typeof body.title === "string" ? body.title : `${place().service}没办成这件事`;
  const detail = typeof body.detail === "string" ? body.detail : `服务返回 ${response.status}。`;
  return new ApiError("refused", title, detail, response.status);
}
