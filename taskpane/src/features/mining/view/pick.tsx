import { place } from "../../../api/place";
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { INPUTS } from "../../../generated/vocabulary";
import { useSession } from "../../../session/context";
import { FileInput } from "../../../ui/file-input";
import { Icon } from "../../../ui/icon";

/** Which material to look through. */
export function Pick(): JSX.Element {
  const { mining, store } = useSession();
  const busy = mining.busy.value;
  const pasted = useSignal("");
  return (
    <div class="pad stack12">
      <div>
        <p class="h">手上有总结、汇报、会议材料？</p>
        <p class="lab">主笔从里面挑出能单独写成一篇的题目，连同原文里的事实排成提纲。原文没有的不编，留成待填处。</p>
      </div>
      <label class={busy ? "drop drop--busy" : "drop"}>
        <Icon name={busy ? "refresh" : "upload"} spin={busy} />
        <b>{busy ? "正在看" : "选材料"}</b>
        <span class="lab">.docx、.txt，可以一次选几份；同一件事写了两遍的会并成一个</span>
        <FileInput accept={INPUTS} multiple disabled={busy} onFiles={(files) => void mining.look(files)} />
      </label>
      <label class="mined__paste">
        <span class="lab">或者把材料贴在这里</span>
        <textarea class="inp" rows={4} value={pasted.value} onInput={(e) => (pasted.value = e.currentTarget.value)} />
      </label>
      {pasted.value.trim() !== "" && (
        <button
          type="button"
          class="btn btn--primary btn--block"
          disabled={busy}
          onClick={() => void mining.lookAt(pasted.value)}
        >
          从贴的材料找
        </button>
      )}
      {!store.isEmpty.value && (
        <button type="button" class="btn btn--block" disabled={busy} onClick={() => void mining.lookHere()}>
          就看打开的这份文稿
        </button>
      )}
      <p class="quiet">
        <Icon name="lock" small />
        <span>{place().material}</span>
      </p>
    </div>
  );
}
