/** No LanguageTool here: what was not read, what was, and how to have it. */

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { LANGUAGETOOL } from "../../state/proof";
import { Link, Note } from "../atoms";
import { useSession } from "../context";
import { HowTo } from "../proof";

export function ProofNote(): JSX.Element | null {
  const session = useSession();
  const { proof, rules, settings } = session.store;
  const [how, setHow] = useState(false);
  const { state } = proof.value;
  const { quiet } = settings.value;
  if (!state || (state.name !== "absent" && state.name !== "broken") || quiet.includes(LANGUAGETOOL)) return null;
  return (
    <Note
      tone="adv"
      icon="off"
      actions={
        <>
          {state.name === "absent" && <Link onClick={() => setHow(!how)}>{how ? "收起" : "怎么装"}</Link>}
          <Link onClick={() => session.change({ quiet: [...quiet, LANGUAGETOOL] })}>不再提醒</Link>
        </>
      }
    >
      <b>错字标点没有看全。</b>
      {state.says}，其余{rules.value ? ` ${rules.value.rules.filter(({ id }) => !id.startsWith("language.lt.")).length} 条` : ""}规则照常。
      {how && <HowTo />}
    </Note>
  );
}
