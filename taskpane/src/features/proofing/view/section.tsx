/** 错字标点 in the settings: whether LanguageTool reads here, and how it can. */

import type { JSX } from "preact";
import { useSession } from "../../../session/context";

export function ProofSection(): JSX.Element | null {
  const { state } = useSession().store.proof.value;
  if (!state) return null;
  return (
    <div>
      <h3 class="h">错字标点</h3>
      <p class="lab">
        {state.says}
        {state.megabytes > 0 && `，占内存 ${state.megabytes} MB`}。
      </p>
      {state.name === "absent" && <HowTo />}
    </div>
  );
}

/** The two ways, for the person who looks after this computer. */
export function HowTo(): JSX.Element {
  return (
    <ul class="lab proof-how">
      <li>
        能上网：运行 <code>zhubi proofing install</code>，先说多大再下载。
      </li>
      <li>
        不能上网：把别处解开的 LanguageTool 拷来，运行 <code>zhubi proofing use 文件夹</code>
        ；内网有服务器的，写它的地址。
      </li>
      <li>都要 Java 17 以上。装好后重新启动主笔。</li>
    </ul>
  );
}
