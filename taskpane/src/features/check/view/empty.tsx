/** The first meeting: the document is empty. */

import { place } from "../../../api/place";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { SEVERITIES } from "../../../text/words";
import { markClass, Sev } from "../../../ui/atoms";
import { useSession } from "../../../session/context";
import { Icon } from "../../../ui/icon";
import { Page } from "../../../ui/page";
import { Resume } from "../../versions/view/resume";
import { ServiceNote } from "./notes";

const PARTS = [
  ["标题", "谁，做了什么"],
  ["导语", "针对什么、干了什么、见什么效果"],
  ["主体", "按一个顺序，把做法写实"],
  ["结尾", "结果、下一步，或一条建议"],
  ["背景", "够领导判断就行"],
] as const;

const LINES = { error: "实线", warning: "虚线", advice: "点线" } as const;

export function Empty(): JSX.Element {
  const { store, go, versions } = useSession();
  useEffect(() => void versions.load(), [versions]);
  const kept = versions.store.value?.state === "on";
  if (store.skipStart.value) return <Waiting />;
  return (
    <Page label="自查">
      <ServiceNote />
      <div class="empty">
        <h2>文稿还是空的</h2>
        <p>您写，主笔在旁边看：哪里可改、为什么、怎么改。不点，就不动您的文稿。</p>
        <dl class="sheet" aria-label="一篇组工信息的五个部分">
          {PARTS.map(([part, owes]) => (
            <div class="sheet__r" key={part}>
              <dt class="sheet__k">{part}</dt>
              <dd class="sheet__v">{owes}</dd>
            </div>
          ))}
        </dl>
        <div class="marks">
          <p class="lab">文中这样标，点一下看理由：</p>
          <p>
            {SEVERITIES.map((severity) => (
              <span key={severity}>
                <Sev severity={severity} />
                <span class={markClass(severity)}>{LINES[severity]}</span>
              </span>
            ))}
          </p>
        </div>
        <div class="empty__acts">
          <button type="button" class="btn btn--primary btn--block" onClick={() => go.tab("templates")}>
            套提纲开始写
          </button>
          <div class="two">
            <button type="button" class="btn" onClick={() => go.page({ at: "mining" })}>
              从材料找信息
            </button>
            <button type="button" class="btn btn--quiet" onClick={() => (store.skipStart.value = true)}>
              跳过，直接写
            </button>
          </div>
          <Resume />
          <p class="quiet">
            <Icon name="lock" small />
            <span>{kept ? place().draftWithStore : place().draft}</span>
          </p>
        </div>
      </div>
    </Page>
  );
}

function Waiting(): JSX.Element {
  return (
    <Page label="自查">
      <ServiceNote />
      <div class="empty">
        <h2>写上几句，主笔就开始看</h2>
        <p>停笔片刻，可改处会标在文中，也列在这里。粘贴整篇也行。</p>
      </div>
    </Page>
  );
}
