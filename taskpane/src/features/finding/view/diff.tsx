/** 改前 and 改后 of a fix. */

import type { JSX } from "preact";
import type { Edit } from "../../../api/wire";
import { preview, type Change } from "../../../text/preview";
import { useSession } from "../../../session/context";
import { Holed } from "../../../ui/marked";

export function Diffs({ edits }: { edits: readonly Edit[] }): JSX.Element {
  return (
    <>
      {byParagraph(edits).map(([paragraph, own]) => (
        <Diff key={paragraph} paragraph={paragraph} edits={own} />
      ))}
    </>
  );
}

function byParagraph(edits: readonly Edit[]): [string, Edit[]][] {
  const groups = new Map<string, Edit[]>();
  for (const edit of edits) groups.set(edit.paragraph, [...(groups.get(edit.paragraph) ?? []), edit]);
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
