/** At the end of the list: what this check left out, by its own account or by the writer's wish. */

import type { JSX } from "preact";
import type { Report } from "../../../../api/wire";
import { Link } from "../../../../ui/atoms";
import { useSession } from "../../../../session/context";
import { reasons } from "../notes";
import { useSkipped } from "../../../proofing/view/note";

export function SkippedNote({ report }: { report: Report }): JSX.Element | null {
  const session = useSession();
  const { store, go } = session;
  const skipped = useSkipped(report);
  const ignored = store.ignored.value.length;
  const locked = store.locked.value.length;
  const reading = store.proof.value.waiting;
  const waiting = store.mode.value === "draft" ? store.waiting.value : 0;
  if (skipped.length === 0 && ignored === 0 && locked === 0 && !reading && waiting === 0) return null;
  return (
    <div class="pad lab">
      {reading && (
        <p>
          错字标点还在看…… · <Link onClick={() => session.stopProofreading()}>不等了</Link>
        </p>
      )}
      {waiting > 0 && (
        <p>
          起草时先不提的 {waiting} 处 · <Link onClick={() => (store.mode.value = "final")}>现在看</Link>
        </p>
      )}
      {skipped.length > 0 && (
        <p>
          有 {reasons(skipped).length} 项没有看：{reasons(skipped).join("")}
        </p>
      )}
      {(ignored > 0 || locked > 0) && (
        <p>
          {[ignored > 0 && `本稿忽略了 ${ignored} 处`, locked > 0 && `锁住 ${locked} 句`].filter(Boolean).join("，")} ·{" "}
          <Link onClick={() => go.page({ at: "ignored" })}>看看</Link>
        </p>
      )}
    </div>
  );
}
