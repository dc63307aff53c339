/** The report as a person reads and sends it, with the same as JSON below for whoever mends it. */

import type { Result, Status } from "./runner";

const WORD: Record<Status, string> = { pass: "通过", fail: "没通过", none: "没有这项" };

export interface Environment {
  host: string;
  agent: string;
  can: object;
  at: Date;
}

export function reportText(results: readonly Result[], { host, agent, can, at }: Environment): string {
  const count = (status: Status): number => results.filter((r) => r.status === status).length;
  const lines = results.map((r) => `${WORD[r.status]} ${r.name}（${r.id}）${r.detail ? `\n  ${r.detail}` : ""}`);
  const data = { host, agent, can, at: at.toISOString(), results };
  return [
    "主笔自测报告",
    `程序：${host} 时间：${at.toISOString()}`,
    `通过 ${count("pass")} 项，没通过 ${count("fail")} 项，这个版本没有 ${count("none")} 项。`,
    "报告里只有自测自己写的字，没有您的文稿。",
    "",
    ...lines,
    "",
    "—— 以下供开发人员用 ——",
    JSON.stringify(data, null, 1),
    "",
  ].join("\n");
}
