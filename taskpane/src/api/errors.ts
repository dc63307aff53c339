/** What goes wrong with the local service, in words that can be shown as they are. */

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

export const offline = (): ApiError => new ApiError("offline", "本机服务没有应答", "请看一下主笔是不是还开着。");

/** The problem document of an answer that is none of what was asked for. */
export async function problemOf(response: Response): Promise<ApiError> {
  const body = (await response.json().catch(() => ({}))) as { title?: unknown; detail?: unknown };
  const title = typeof body.title === "string" ? body.title : "本机服务没办成这件事";
  const detail = typeof body.detail === "string" ? body.detail : `服务返回 ${response.status}。`;
  return new ApiError("refused", title, detail, response.status);
}
