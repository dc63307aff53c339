/** How lessons are grouped in lists. */

import type { LessonHead, LessonKind } from "../../api/lessons";

export const KIND: Record<LessonKind, string> = {
  steps: "示范稿：一步步改好",
  conversion: "总结改信息",
  material: "素材包：先挑后写",
  restraint: "不改也是本事",
  pair: "对照",
};

/** The same in a word, before a title. */
export const KIND_SHORT: Record<LessonKind, string> = {
  steps: "示范稿",
  conversion: "总结改信息",
  material: "先挑后写",
  restraint: "不改",
  pair: "对照",
};

export interface LessonGroup {
  name: string;
  heads: LessonHead[];
}

/** Lessons by kind, then pairs by the part they are about; empty groups are left out. */
export function groupsOf(heads: readonly LessonHead[]): LessonGroup[] {
  const groups: LessonGroup[] = [];
  for (const kind of Object.keys(KIND) as LessonKind[]) {
    for (const head of heads.filter((h) => h.kind === kind)) {
      const name = head.part ? `对照：${head.part}` : KIND[kind];
      const known = groups.find((group) => group.name === name);
      if (known) known.heads.push(head);
      else groups.push({ name, heads: [head] });
    }
  }
  return groups;
}
