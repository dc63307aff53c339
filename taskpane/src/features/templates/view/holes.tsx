/** The text of a section with its holes; one field below fills them one by one, Tab goes on to the next. */

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Section } from "../../../api/wire";
import { isHole, pieces } from "../../../text/holes";
import { useSession } from "../../../session/context";
import { Holed } from "../../../ui/marked";

export function Holes({ section }: { section: Section }): JSX.Element {
  const { templates, host, store } = useSession();
  const [at, setAt] = useState(0);
  const holes = pieces(section.text).filter(isHole);
  const values = templates.values.value[section.id] ?? [];
  const hole = holes[at];

  /** Tab and Enter go on, Shift+Tab goes back; past either end the key does what it always does. */
  function onKeyDown(event: KeyboardEvent): void {
    if (event.isComposing || (event.key !== "Tab" && event.key !== "Enter")) return;
    const next = at + (event.shiftKey ? -1 : 1);
    if (next < 0 || next >= holes.length) return;
    event.preventDefault();
    setAt(next);
  }

  return (
    <>
      <div class="tpl">
        {section.text.split("\n").map((line, i, lines) => {
          const before = pieces(lines.slice(0, i).join("\n")).filter(isHole).length;
          return (
            <p key={i}>
              <Holed text={line} on={at - before} values={values.slice(before)} />
            </p>
          );
        })}
      </div>
      {hole && (
        <div class="fill">
          <label>
            <span class="fill__h">
              <span>
                第 {at + 1} 个待填处，共 {holes.length} 个 · {hole.hole}
              </span>
              <span>Tab 下一个</span>
            </span>
            <input
              class="inp"
              value={values[at] ?? ""}
              placeholder={hole.hole}
              onInput={(e) => templates.set(section.id, at, e.currentTarget.value)}
              onKeyDown={onKeyDown}
            />
          </label>
        </div>
      )}
      {section.guide && <p class="lab">{section.guide}</p>}
      {section.sample && <p class="lab">例：{section.sample}</p>}
      {host.can.insert && (
        <div class="two">
          {!store.isEmpty.value && (
            <button type="button" class="btn btn--primary" onClick={() => void templates.insert(section, "caret")}>
              插到光标处
            </button>
          )}
          <button
            type="button"
            class={store.isEmpty.value ? "btn btn--primary" : "btn"}
            onClick={() => void templates.insert(section, "end")}
          >
            {store.isEmpty.value ? "插到文稿里" : "插到文末"}
          </button>
        </div>
      )}
    </>
  );
}
