/** 从材料找信息: choose the material, look at the topics, open the outline of one. */

import type { JSX } from "preact";
import { Crumb } from "../../../ui/atoms";
import { useSession } from "../../../session/context";
import { Page } from "../../../ui/page";
import { FailureNote } from "../../../ui/failure";
import { Pick } from "./pick";
import { TopicPage } from "./topic";
import { Topics } from "./topics";

export function MiningPage(): JSX.Element {
  const { mining, go } = useSession();
  const { found, open, busy } = mining;
  if (open.value) return <TopicPage candidate={open.value} />;
  return (
    <>
      <Crumb back="自查" onBack={() => go.list(true)}>
        <span class="cmd__n">从材料找信息</span>
      </Crumb>
      <Page label="从材料找信息" busy={busy.value}>
        <FailureNote of={mining.error} />
        {found.value ? <Topics mined={found.value} /> : <Pick />}
      </Page>
      {found.value && (
        <div class="cmd">
          <button type="button" class="btn" onClick={() => mining.again()}>
            换一份材料
          </button>
        </div>
      )}
    </>
  );
}
