/** Leaves the writer in peace: what is half written is not spoken of, and while drafting what is not there is not asked for. */

import type { Finding, Paragraph, Rules } from "../api/wire";

/** 起草: the text is growing. 定稿: it is to be looked at as a whole. */
export type Mode = "draft" | "final";

/** Tells a finding across keystrokes: its key changes when a neighbouring character does. */
const identity = (f: Finding): string => `${f.paragraph ?? ""}\u0000${f.rule}\u0000${f.span ? f.quote : ""}`;

export const identities = (findings: readonly Finding[]): Set<string> => new Set(findings.map(identity));

/** The findings that may show while the caret is in paragraph `typing` (null: it is nowhere). */
export const shownWhileTyping = (
  findings: readonly Finding[],
  typing: string | null,
  seen: ReadonlySet<string>,
): Finding[] =>
  typing === null ? [...findings] : findings.filter((f) => f.paragraph !== typing || seen.has(identity(f)));

/** Ids of the rules that speak of what a draft lacks only because it is not finished. */
export const untilFinished = (rules: Rules | null): Set<string> =>
  new Set(rules?.rules.filter((rule) => rule.until_finished).map((rule) => rule.id));

/** While drafting: nothing that is only advice, nothing that the next paragraph may still bring. */
export const whileDrafting = (f: Finding, unfinished: ReadonlySet<string>): boolean =>
  f.severity !== "advice" && f.paragraph !== null && !unfinished.has(f.rule);

/** Whether a paragraph stops in mid-sentence: then its writer is still at it, however long the pause. */
export function isHalfWritten(paragraphs: readonly Paragraph[] | null, id: string): boolean {
  const text = paragraphs?.find((p) => p.id === id)?.text.trim() ?? "";
  return text !== "" && !/[。！？；…!?;][”’」』）)》】]*$/.test(text);
}
