import { Fragment, type JSX } from "preact";
import type { Template } from "../../../api/wire";
import { moveFocus } from "../../../ui/arrows";
import { useSession } from "../../../session/context";
import { Page } from "../../../ui/page";
import { Holed } from "../../../ui/marked";
import { FailureNote } from "../../../ui/failure";

/** The types to choose from. */
export function Types(): JSX.Element {
  const { templates, store, go } = useSession();
  const { heads, chosen } = templates;
  const empty = store.isEmpty.value;
  return (
    <>
      <Page label="模板" busy={heads.value === null}>
        <FailureNote of={templates.error} />
        <div class="pad stack12">
          <div>
            <p class="h">要写哪一类？</p>
            <p class="lab">{empty ? "套上提纲，把〔〕里的待填处逐个填实。" : "提纲接在文稿后面，已有的文字不动。"}</p>
          </div>
          <div
            class="types"
            role="radiogroup"
            aria-label="稿件类型"
            onKeyDown={(e) => moveFocus(e, "[role=radio]", true)}
          >
            {(heads.value ?? []).map((head) => (
              <Fragment key={head.id}>
                <button
                  type="button"
                  class={head.id === chosen.value ? "type type--on" : "type"}
                  role="radio"
                  aria-checked={head.id === chosen.value}
                  tabIndex={head.id === chosen.value ? 0 : -1}
                  onClick={() => void templates.choose(head.id)}
                >
                  <b>{head.name}</b>
                  <span>{head.for}</span>
                </button>
                {head.id === chosen.value && templates.preview.value && <Preview template={templates.preview.value} />}
              </Fragment>
            ))}
          </div>
        </div>
      </Page>
      {heads.value && (
        <div class="cmd">
          <button type="button" class="btn btn--primary" onClick={() => void templates.outline()}>
            套提纲
          </button>
          <button type="button" class="btn" onClick={() => void templates.enter(chosen.value)}>
            逐段插入
          </button>
          <span class="cmd__sp" />
          <button type="button" class="btn btn--quiet" onClick={() => go.page({ at: "mining" })}>
            从材料找信息
          </button>
        </div>
      )}
    </>
  );
}

/** What 套提纲 would put in. Among the radios there may be no other roles, so these are plain boxes. */
function Preview({ template }: { template: Template }): JSX.Element {
  return (
    <div class="types__p">
      {template.sections
        .filter((section) => section.required)
        .map((section) => (
          <div key={section.id}>
            <span class="lab">{section.name}</span>
            {section.text.split("\n").map((line, i) => (
              <span class="types__l" key={i}>
                <Holed text={line} />
              </span>
            ))}
          </div>
        ))}
    </div>
  );
}
