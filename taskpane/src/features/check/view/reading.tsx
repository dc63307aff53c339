/** The first check is under way: what is being done, and that one need not wait. */

import { place } from "../../../api/place";
import type { ComponentChildren, JSX } from "preact";
import { useSession } from "../../../session/context";
import { Icon, type IconName } from "../../../ui/icon";
import { Page } from "../../../ui/page";
import { ServiceNote, ErrorNote } from "./notes";

type Stage = "done" | "on" | "todo";

const ICON: Record<Stage, IconName> = { done: "good", on: "refresh", todo: "ring" };

export function Reading(): JSX.Element {
  const session = useSession();
  const { phase, paragraphs, error, service } = session.store;
  const busy = phase.value !== "idle" || (error.value === null && service.value.state === "connecting");
  const count = paragraphs.value?.length;
  const met = service.value.state === "ok";
  const checking = phase.value === "checking";
  return (
    <>
      <Page label="自查" busy={busy}>
        <ServiceNote />
        <ErrorNote />
        {busy && (
          <div class="late">
            <div class="pad stack12">
              <div>
                <p class="h" role={session.store.mode.value === "draft" ? undefined : "status"}>
                  正在看稿……
                </p>
                <p class="lab">可以接着写，不用等。改过的段落会自动重读</p>
              </div>
              <ol class="steps">
                <Step stage={met ? "done" : "on"}>连上{place().service}</Step>
                <Step stage={checking ? "done" : met ? "on" : "todo"}>
                  读全文{count !== undefined && <small>{`共 ${count} 段`}</small>}
                </Step>
                <Step stage={checking ? "on" : "todo"}>认体裁，分出各部分，对照规则</Step>
              </ol>
            </div>
            <Skeleton />
          </div>
        )}
      </Page>
      <div class="cmd">
        {busy ? (
          <button type="button" class="btn btn--block" onClick={() => session.stop()}>
            <Icon name="close" />
            停下
          </button>
        ) : (
          <button type="button" class="btn btn--primary btn--block" onClick={() => session.check()}>
            <Icon name="refresh" small />
            自查
          </button>
        )}
      </div>
    </>
  );
}

function Step({ stage, children }: { stage: Stage; children: ComponentChildren }): JSX.Element {
  return (
    <li class={stage}>
      <Icon name={ICON[stage]} spin={stage === "on"} />
      <span>{children}</span>
    </li>
  );
}

function Skeleton(): JSX.Element {
  return (
    <div aria-hidden="true">
      {["80", "60", "80"].map((width, i) => (
        <div class="skrow" key={i}>
          <i />
          <div>
            <b class={`sk sk--${width}`} />
            <b class="sk sk--40" />
          </div>
        </div>
      ))}
    </div>
  );
}
