/** No LanguageTool here: what was not read, what was, and how to have it. */

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Report, Skipped } from "../../../api/wire";
import { LANGUAGETOOL } from "../../../store/proofread";
import { Link, Note } from "../../../ui/atoms";
import { useSession } from "../../../session/context";
import { HowTo } from "./section";

/** Whether the note is shown. Who is still offered the tour meets one note at a time. */
export function useProofNote(): boolean {
  const { proof, settings } = useSession().store;
  const state = proof.value.state?.name;
  const { toured, mutedNotices } = settings.value;
  return (state === "absent" || state === "broken") && toured && !mutedNotices.includes(LANGUAGETOOL);
}

/** What else was not looked at: the note has said the rest. */
export function useSkipped(report: Report): readonly Skipped[] {
  const said = useProofNote();
  return report.skipped.filter(({ rule }) => !said || rule !== LANGUAGETOOL);
}

export function ProofNote(): JSX.Element | null {
  const session = useSession();
  const { proof, settings } = session.store;
  const [how, setHow] = useState(false);
  const shown = useProofNote();
  const { state } = proof.value;
  const { mutedNotices } = settings.value;
  if (!state || !shown) return null;
  return (
    <Note
      tone="adv"
      icon="off"
      actions={
        <>
          {state.name === "absent" && <Link onClick={() => setHow(!how)}>{how ? "收起" : "怎么装"}</Link>}
          <Link onClick={() => session.change({ mutedNotices: [...mutedNotices, LANGUAGETOOL] })}>不再提醒</Link>
        </>
      }
    >
      <b>错字标点没有看全。</b>
      {state.says}，其余规则照常。
      {how && <HowTo />}
    </Note>
  );
}
