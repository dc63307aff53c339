/** The ways to mend, and 改前 and 改后 of the one chosen. */

import type { JSX } from "preact";
import type { Edit, Fix } from "../../../api/wire";
import type { Item } from "../../../store/items";
import { hasHole } from "../../../text/holes";
import { preview, type Change } from "../../../text/preview";
import { Choice } from "../../../ui/atoms";
import { useSession } from "../../../session/context";
import { Holed } from "../../../ui/marked";

export function Fixes({ item }: { item: Item }): JSX.Element {
  const { store, host } = useSession();
  const { fixes } = item.finding;
  const fix = fixes[store.fix.value] ?? fixes[0];
  if (!fix) {
    return (
      <div class="f__sec">
        <p class="lab">这一处要您来定怎么改，所以不能照改。</p>
      </div>
    );
  }
  const holes = fix.edits.some((edit) => hasHole(edit.text));
  return (
    <div class="f__sec">
      <div class="f__row">
        <span class="f__k">改法</span>
        <div class="f__v">
          {fixes.length > 1 ? (
            <Choice
              label="改法"
              value={store.fix.value}
              options={fixes.map((f, value) => ({ value, label: f.label }))}
              onChange={(value) => (store.fix.value = value)}
            />
          ) : (
            fix.label
          )}
        </div>
      </div>
      {byParagraph(fix).map(([paragraph, edits]) => (
        <Diff key={paragraph} paragraph={paragraph} edits={edits} />
      ))}
      <p class="lab">
        {holes && "光标会停在第一个待填处；"}
        {host.can.track ? "按修订改，可撤回。" : "改了可撤回（Ctrl+Z）。"}
      </p>
    </div>
  );
}

function byParagraph(fix: Fix): [string, Edit[]][] {
  const groups = new Map<string, Edit[]>();
  for (const edit of fix.edits) groups.set(edit.paragraph, [...(groups.get(edit.paragraph) ?? []), edit]);
  return [...groups];
}

function Diff({ paragraph, edits }: { paragraph: string; edits: readonly Edit[] }): JSX.Element {
  const { store } = useSession();
  const text = store.report.value?.paragraphs.find((p) => p.id === paragraph)?.text ?? "";
  const { before, after } = preview(text, edits);
  return (
    <div class="diff">
      <p class="diff__r">
        <span class="diff__k">改前</span>
        <span>{before.map(piece)}</span>
      </p>
      <p class="diff__r">
        <span class="diff__k">改后</span>
        <span>{after.length > 0 ? after.map(piece) : "（整句删去）"}</span>
      </p>
    </div>
  );
}

function piece({ kind, text }: Change, i: number): JSX.Element {
  if (kind === "gone") return <del key={i}>{text}</del>;
  if (kind === "same") return <span key={i}>{text}</span>;
  return (
    <ins key={i}>
      <Holed text={text} on={0} />
    </ins>
  );
}
