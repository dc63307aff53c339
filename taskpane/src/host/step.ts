/** One thing the self-test tries, and what came of it. */

/** `none`: this program has no such thing, which is no fault. */
export type Status = "pass" | "fail" | "none";

export interface Outcome {
  status: Status;
  /** What was seen, for whoever reads the report. Never words of a draft: only of the self-test's own text. */
  detail: string;
}

export interface Step {
  /** Stays the same across versions, so that reports can be compared. */
  id: string;
  name: string;
  run(): Promise<Outcome>;
}

export const pass = (detail = ""): Outcome => ({ status: "pass", detail });
export const fail = (detail: string): Outcome => ({ status: "fail", detail });
export const none = (detail: string): Outcome => ({ status: "none", detail });

/** Pass when they are equal as JSON, else both are told. */
export function same(found: unknown, expected: unknown): Outcome {
  const [is, should] = [JSON.stringify(found), JSON.stringify(expected)];
  return is === should ? pass(is) : fail(`得到 ${is}，应为 ${should}`);
}
