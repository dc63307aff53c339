/** The ways to mend, and 改前 and 改后 of the one chosen. */

import type { JSX } from "preact";
import { isAssembled, type Item } from "../../../store/items";
import { hasHole } from "../../../text/holes";
import { Choice } from "../../../ui/atoms";
import { useSession } from "../../../session/context";
import { AssembledFixes } from "./assembled";
import { Diffs } from "./diff";

export function Fixes({ item }: { item: Item }): JSX.Element {
  const { store, host } = useSession();
  const { fixes } = item;
  if (fixes.some(isAssembled)) return <AssembledFixes fixes={fixes} />;
  const fix = fixes[store.fix.value] ?? fixes[0];
  if (!fix) {
    return (
      <div class="f__sec">
        <p class="lab">{item.locked ? "这句您锁住了，所以不能照改。" : "这一处要您来定怎么改，所以不能照改。"}</p>
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
      <Diffs edits={fix.edits} />
      <p class="lab">
        {holes && "光标会停在第一个待填处；"}
        {host.can.track ? "按修订改，可撤回。" : "改了可撤回（Ctrl+Z）。"}
      </p>
    </div>
  );
}
