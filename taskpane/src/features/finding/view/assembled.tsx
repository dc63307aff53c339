/** Titles and leads in the draft's own words: choose one, see where each part stands, change the words, 照改. */

import { batch } from "@preact/signals";
import { Fragment, type JSX } from "preact";
import type { Fix, FixPart } from "../../../api/wire";
import { hasHole } from "../../../text/holes";
import { Link } from "../../../ui/atoms";
import { moveFocus } from "../../../ui/arrows";
import { Holed } from "../../../ui/marked";
import { useSession } from "../../../session/context";
import { Diffs } from "./diff";

const SAYS = { unit: "单位", problem: "问题", action: "做法", effect: "效果" } as const;

export function AssembledFixes({ fixes }: { fixes: readonly Fix[] }): JSX.Element {
  const { store, host } = useSession();
  const chosen = fixes[store.fix.value] ?? fixes[0];
  if (!chosen) return <></>;
  const text = store.adjusted.value;
  const edits = text === null ? chosen.edits : chosen.edits.map((edit) => ({ ...edit, text }));
  const choose = (index: number): void =>
    batch(() => {
      store.fix.value = index;
      store.adjusted.value = null;
    });
  return (
    <div class="f__sec">
      <p class="lab" id="made">
        下面的话都是稿里的，挑一条，可以再改。
      </p>
      <div
        class="made"
        role="radiogroup"
        aria-labelledby="made"
        onKeyDown={(event) => moveFocus(event, "[role=radio]", true)}
      >
        {fixes.map((fix, index) => (
          <button
            key={index}
            type="button"
            role="radio"
            class="made__o"
            aria-checked={fix === chosen}
            tabIndex={fix === chosen ? 0 : -1}
            onClick={() => choose(index)}
          >
            <Words fix={fix} />
          </button>
        ))}
      </div>
      <Origins fix={chosen} />
      {chosen.edits.length === 1 && (
        <label class="made__edit">
          <span class="lab">改一改再用</span>
          <textarea
            class="inp"
            rows={3}
            value={text ?? chosen.edits[0]?.text ?? ""}
            onInput={(event) => (store.adjusted.value = event.currentTarget.value)}
          />
        </label>
      )}
      <Diffs edits={edits} />
      <p class="lab">
        {edits.some((edit) => hasHole(edit.text)) && "光标会停在第一个待填处；"}
        {host.can.track ? "按修订改，可撤回。" : "改了可撤回（Ctrl+Z）。"}
      </p>
    </div>
  );
}

/** What a fix writes, its parts set off from each other; a plain one by its label. */
function Words({ fix }: { fix: Fix }): JSX.Element {
  if (fix.parts.length === 0) return <>{fix.label}</>;
  return (
    <>
      {fix.parts.map((part, i) =>
        part.paragraph === null ? (
          <Holed key={i} text={part.text} />
        ) : (
          <span key={i} class="made__p">
            {part.text}
          </span>
        ),
      )}
    </>
  );
}

/** Where each part stands, to go and look. */
function Origins({ fix }: { fix: Fix }): JSX.Element | null {
  const parts = fix.parts.filter((part) => part.says !== null);
  if (parts.length === 0) return null;
  return (
    <p class="lab made__from">
      出自
      {parts.map((part, i) => (
        <Fragment key={i}>
          {i > 0 && "、"}
          <Origin part={part} />
        </Fragment>
      ))}
    </p>
  );
}

function Origin({ part }: { part: FixPart }): JSX.Element {
  const { store, host } = useSession();
  const says = part.says ? SAYS[part.says] : "";
  const { paragraph, span } = part;
  if (paragraph === null || span === null) return <>{says}：稿里没有</>;
  const index = store.report.value?.paragraphs.find((p) => p.id === paragraph)?.index ?? 0;
  const look = (): void => void host.reveal({ paragraph, span, quote: part.text, occurrence: 0 }, true);
  return (
    <Link onClick={look}>
      {says}第 {index + 1} 段
    </Link>
  );
}
