/** 送审前必查: the must-mends that are left, what was not looked at, what only the writer can vouch for. */

import type { JSX } from "preact";
import { Crumb, Note } from "../atoms";
import { useSession } from "../context";
import { Page } from "../page";
import { RowList } from "./folds";
import { reasons } from "./notes";
import { Rows } from "./rows";
import { SelfCheck } from "./selfcheck";

export function ReadyPage(): JSX.Element {
  const { store, go } = useSession();
  const must = store.items.value.filter((item) => item.finding.severity === "error");
  const skipped = store.whole.value?.skipped ?? [];
  return (
    <>
      <Crumb back="自查" onBack={() => go.list(true)}>
        <span class="cmd__n">送审前必查</span>
      </Crumb>
      <Page label="送审前必查">
        {must.length > 0 ? (
          <section class="first">
            <h3 class="grp__h">
              <b>还有 {must.length} 处必改</b>
            </h3>
            <Rows>
              <RowList items={must} />
            </Rows>
          </section>
        ) : (
          <Note tone="ok" icon="good">
            没有必改处了。
          </Note>
        )}
        <div class="pad stack12">
          {skipped.length > 0 && (
            <Note icon="off">
              <b>有 {skipped.length} 项没有看：</b>
              {reasons(skipped)}
            </Note>
          )}
          <SelfCheck />
        </div>
      </Page>
    </>
  );
}
