/** Where the program lets add-ins write no comments: why, and what does the same. */

import { place } from "../../../api/place";
import type { JSX } from "preact";
import { useSession } from "../../../session/context";
import { Icon } from "../../../ui/icon";
import { Note } from "../../../ui/atoms";

export function CommentFallback(): JSX.Element | null {
  const { store, host, act } = useSession();
  const because = host.lacks?.comment;
  if (because === undefined) return null;
  const count = store.items.value.length;
  const canMark = host.can.highlight && !host.can.silentMarks;
  return (
    <div class="f__sec stack">
      <Note icon="info">
        <b>{because}</b>
        {host.file ? "可以这样代替。" : "请在主笔首页打开这份文稿，下载批注稿。"}
      </Note>
      {canMark && (
        <button type="button" class="btn btn--block" onClick={() => void act.writeMarks()}>
          <Icon name="marker" small />
          在文中标黄（一键可清除）
        </button>
      )}
      {host.file && (
        <>
          <button type="button" class="btn btn--block" onClick={() => void act.saveCopy()}>
            <Icon name="download" small />
            另存带批注的副本（.docx）
          </button>
          <p class="lab">
            副本由{place().service}生成，{count} 处批注都在，原稿不动。
          </p>
        </>
      )}
    </div>
  );
}
