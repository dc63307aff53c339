/** Where a criterion comes from, and the same thing said badly and well. */

import type { JSX } from "preact";
import type { Finding, Rule } from "../../../api/wire";
import { sourceName } from "../../../store/describe";
import type { Page } from "../../../store/store";
import { useSession } from "../../../session/context";
import { Icon } from "../../../ui/icon";
import { Marked } from "../../../ui/marked";

export function Source({ finding, back }: { finding: Finding; back: Page }): JSX.Element | null {
  const { store, go } = useSession();
  const [first] = finding.source;
  if (!first) return null;
  const more = finding.source.length > 1 ? ` 等 ${finding.source.length} 处` : "";
  return (
    <button type="button" class="src" onClick={() => go.page({ at: "rule", rule: finding.rule, back })}>
      <Icon name="book" small />
      <span>
        依据：{sourceName(first, store.rules.value)}
        {more}
      </span>
    </button>
  );
}

/** What weighed most, where a finding rests on many weak signs. */
export function Grounds({ finding }: { finding: Finding }): JSX.Element | null {
  if (finding.reasons.length === 0) return null;
  return <p class="f__by">看出来的依据：{finding.reasons.join("、")}</p>;
}

/** The first pair of a rule's examples, or what there is of one. */
export function Examples({ rule }: { rule: Rule | undefined }): JSX.Element | null {
  const example = rule?.examples.find((e) => e.weak && e.good) ?? rule?.examples.find((e) => e.good ?? e.weak);
  if (!example) return null;
  return (
    <div class="f__row">
      <span class="f__k">好例</span>
      <div class="f__v">
        {example.weak && <Example kind="weak" text={example.weak} />}
        {example.good && <Example kind="good" text={example.good} />}
      </div>
    </div>
  );
}

const KINDS = {
  weak: { icon: "close", word: "弱" },
  good: { icon: "tick", word: "好" },
  ok: { icon: "tick", word: "可" },
} as const;

export function Example({ kind, text }: { kind: keyof typeof KINDS; text: string }): JSX.Element {
  const { icon, word } = KINDS[kind];
  return (
    <p class="eg eg__row">
      <span class={kind === "weak" ? "tag tag--weak" : "tag tag--good"}>
        <Icon name={icon} small />
        {word}
      </span>
      <span>
        <Marked text={text} />
      </span>
    </p>
  );
}
