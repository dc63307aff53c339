/** Whether the sentence a finding is about is locked, and the way to lock it. */

import type { JSX } from "preact";
import type { Finding } from "../../../api/wire";
import { useSession } from "../../../session/context";
import { isLocked, sentencesAt } from "../../../store/locked";
import { Link } from "../../../ui/atoms";
import { Icon } from "../../../ui/icon";

export function LockLine({ finding }: { finding: Finding }): JSX.Element | null {
  const { store, act } = useSession();
  const paragraph = store.report.value?.paragraphs.find((p) => p.id === finding.paragraph);
  if (!paragraph || !finding.span) return null;
  const sentences = sentencesAt(paragraph, finding.span);
  const on = sentences.length > 0 && sentences.every((sentence) => isLocked(sentence, store.memory.value));
  return (
    <p class="f__lock">
      {on && <Icon name="lock" small />}
      {on && "锁住了，照改不会动这句。"}
      <Link onClick={() => act.lock(sentences, !on)}>{on ? "解开" : "锁住这句"}</Link>
    </p>
  );
}
