/** Nothing to mend: what was looked at, what was not, and what only the writer can vouch for. */

import type { JSX } from "preact";
import type { Report } from "../../../../api/wire";
import { isHole, pieces } from "../../../../text/holes";
import { readBy } from "../../../../store/proofread";
import { Note } from "../../../../ui/atoms";
import { useSession } from "../../../../session/context";
import { Icon } from "../../../../ui/icon";
import { reasons } from "../notes";
import { useSkipped } from "../../../proofing/view/note";
import { SkippedNote } from "./skipped";

export function Clear({ report }: { report: Report }): JSX.Element {
  const { rules, mode } = useSession().store;
  const holes = report.paragraphs.reduce((sum, p) => sum + pieces(p.text).filter(isHole).length, 0);
  if (holes > 0) return <Open holes={holes} report={report} />;
  const skipped = useSkipped(report);
  const drafting = mode.value === "draft";
  const words = report.paragraphs.reduce((sum, p) => sum + p.text.replace(/\s/g, "").length, 0);
  const ruled = rules.value ? `、${readBy(rules.value.rules, report.skipped)} 条规则` : "";
  return (
    <>
      <section class="clear">
        <Icon name="good" class="seal" />
        {/* While drafting nothing is announced: this comes and goes with every finished sentence. */}
        <div role={drafting ? undefined : "status"}>
          <h2>{drafting ? "写到这里，没有要改的" : "本稿没有可改处"}</h2>
        </div>
        <p>
          看过 {report.paragraphs.length} 段 {words} 字{ruled}。
        </p>
      </section>
      <div class="pad stack12">
        {skipped.length > 0 && (
          <Note icon="off">
            <b>有 {reasons(skipped).length} 项没有看：</b>
            {reasons(skipped).join("")}
          </Note>
        )}
        {!drafting && <p class="lab">数字、人名、日期，有几样只能您自己核，都在“送审前必查”里。</p>}
      </div>
      <SkippedNote report={{ ...report, skipped: [] }} />
    </>
  );
}

/** Nothing else to mend yet: what is still to be filled in comes first. */
function Open({ holes, report }: { holes: number; report: Report }): JSX.Element {
  const { act } = useSession();
  return (
    <>
      <section class="clear">
        <Icon name="ring" class="seal seal--open" />
        <div>
          <h2>还有 {holes} 处待填</h2>
        </div>
        <p>〔〕里的填实了，再看整篇。在文中按 Tab，一处一处地填。</p>
        <button type="button" class="btn btn--primary" onClick={() => void act.fillNext()}>
          填下一处
        </button>
      </section>
      <SkippedNote report={report} />
    </>
  );
}
