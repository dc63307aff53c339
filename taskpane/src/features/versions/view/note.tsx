/** Below the list: the way to 两稿对照, and whether the file came back changed. */

import type { JSX } from "preact";
import { useSession } from "../../../session/context";
import { Link, Note } from "../../../ui/atoms";

export function VersionsNote(): JSX.Element {
  const { versions, go } = useSession();
  const count = versions.elsewhere.value;
  const open = (): void => go.page({ at: "versions" });
  if (count === 0)
    return (
      <p class="pad lab">
        <Link onClick={open}>和上一稿对照、存稿</Link> · <Link onClick={() => go.page({ at: "ignored" })}>锁句子</Link>
      </p>
    );
  const own = versions.own.value;
  return (
    <Note
      tone="adv"
      icon="refresh"
      role="status"
      actions={
        <Link
          onClick={() => {
            open();
            if (own) void versions.compareKept(own.id);
          }}
        >
          看改了什么
        </Link>
      }
    >
      <b>这份文稿在别处改过 {count} 句。</b>您忽略过的处还照旧。
    </Note>
  );
}
