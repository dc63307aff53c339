/** `/word/`: the pane in Word's task pane. */

import "./index.css";
import { createApi } from "../api/client";
import { mount } from "../pane/mount";
import { HostError } from "../host/host";
import { createWordHost, whenReady } from "../host/word";
import type { Pane } from "../pane/pane";
import { renewed } from "./renew";
import { showError, startTab } from "./start";
import { pageToken, pageVersion } from "../api/served";

async function open(root: HTMLElement): Promise<void> {
  await whenReady();
  let pane: Pane | null = null;
  const host = await createWordHost((finding) => pane?.open(finding));
  root.replaceChildren();
  // No 收起: Word draws its own menu in that corner.
  pane = mount(root, host, {
    api: createApi({ token: pageToken(), onPage: renewed(pageVersion()) }),
    tab: startTab(location.search),
  });
}

const root = document.getElementById("pane");
if (root) {
  open(root).catch((error: unknown) => {
    showError(
      root,
      error instanceof HostError
        ? error
        : { title: "主笔没有打开", detail: "请关掉这个窗格再打开一次；还不行，请重启 Word。" },
    );
  });
}
