/** Leaves the paragraph being typed in peace: nothing new lights up there until the caret leaves or rests. */

import type { Finding } from "../api/wire";

/** Tells a finding across keystrokes: its key changes when a neighbouring character does. */
const identity = (f: Finding): string => `${f.paragraph ?? ""}\u0000${f.rule}\u0000${f.span ? f.quote : ""}`;

export const identities = (findings: readonly Finding[]): Set<string> => new Set(findings.map(identity));

/** The findings that may show while the caret is in paragraph `typing` (null: it is nowhere). */
export const inPeace = (findings: readonly Finding[], typing: string | null, seen: ReadonlySet<string>): Finding[] =>
  typing === null ? [...findings] : findings.filter((f) => f.paragraph !== typing || seen.has(identity(f)));
