/** 要素齐缺: a part a column, words instead of numbers; pressing one filters the list. */

import type { JSX } from "preact";
import type { Part, Report, State } from "../../../../api/wire";
import { partWords, type Group } from "../../../../text/words";
import { Choice, Link } from "../../../../ui/atoms";
import { useSession } from "../../../../session/context";
import { Icon, type IconName } from "../../../../ui/icon";

const PARTS: readonly Group[] = ["标题", "导语", "主体", "结尾", "背景"];

const MODES = [
  { value: "draft", label: "起草" },
  { value: "final", label: "定稿" },
] as const;

const LOOK: Record<State, { icon: IconName; class: string }> = {
  yes: { icon: "yes", class: "el el--y" },
  partly: { icon: "partly", class: "el el--h" },
  no: { icon: "no", class: "el el--n" },
  none: { icon: "off", class: "el" },
};

export function Completeness({ report }: { report: Report }): JSX.Element {
  const { store, go } = useSession();
  const count = store.items.value.length;
  const parts = PARTS.flatMap((name) => report.scores.parts.filter((part) => part.part === name));
  const complete = parts.length > 0 && parts.every((part) => part.state === "yes" || part.state === "none");
  return (
    <section class="have" aria-label="要素齐缺">
      <div class="have__h">
        <h2>{count > 0 ? `本稿有 ${count} 处可改` : complete ? "要素齐了" : "要素齐缺"}</h2>
        <Choice
          label="写到哪一步"
          value={store.mode.value}
          options={MODES}
          onChange={(mode) => (store.mode.value = mode)}
        />
        <Link onClick={() => go.page({ at: "roles" })}>看分段</Link>
      </div>
      {parts.length > 0 && (
        <div class="have__p">
          {parts.map((part) => (
            <Element key={part.part} part={part} />
          ))}
        </div>
      )}
    </section>
  );
}

function Element({ part }: { part: Part }): JSX.Element {
  const { store, go } = useSession();
  const words = partWords(part.state, part.lacks);
  const look = LOOK[part.state];
  return (
    <button
      type="button"
      class={look.class}
      aria-pressed={store.filter.value.part === part.part}
      onClick={() => go.part(part.part as Group)}
    >
      <span>{part.part}</span>
      <span class="el__v">
        <Icon name={look.icon} small />
        {words}
      </span>
      <span class="sr">，只看{part.part}</span>
    </button>
  );
}
