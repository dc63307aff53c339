/** What a check came to, in a few words, for who cannot see the list. */

import { hasHole } from "../text/holes";
import type { Store } from "./store";

/** Empty where the page itself says it aloud. */
export function outcome({ items, isEmpty, whole, mode }: Store): string {
  const count = items.value.length;
  if (isEmpty.value) return "";
  if (count > 0) return `看完了，有 ${count} 处可改`;
  if (whole.value?.paragraphs.some((p) => hasHole(p.text))) return "看完了，还有待填的";
  return mode.value === "draft" ? "看完了，没有要改的" : "";
}
