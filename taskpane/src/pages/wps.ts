/** `/wps/ui/taskpane.html`: the pane inside WPS 文字. */

import "./index.css";
import { createApi } from "../api/client";
import { patientFetch } from "../api/transport";
import { mount } from "../pane/mount";
import { createWpsHost } from "../host/wps";
import { findApplication, type Application } from "../host/wps/application";
import { foldPane, followRibbon } from "../host/wps/pane";
import type { Pane } from "../pane/pane";
import { renewed } from "./renew";
import { showError, startTab } from "./start";
import { pageToken, pageVersion } from "../api/served";

function open(root: HTMLElement, application: Application): void {
  root.textContent = ""; // what stands there for engines that cannot read this script
  let pane: Pane | null = null;
  const host = createWpsHost(application, { page: window, storage: localStorage, onSwitch: () => pane?.refresh() });
  const onFold = (): void => {
    if (!foldPane(application)) pane?.say("没能收起，请点面板右上角的 ×");
  };
  const api = createApi({ token: pageToken(), fetch: patientFetch(), onPage: renewed(pageVersion()) });
  const mounted = mount(root, host, { api, onFold, tab: startTab(location.search) });
  pane = mounted;
  followRibbon(application, (tab) => mounted.show(startTab(`?tab=${tab}`)));
}

const root = document.getElementById("pane");
const application = findApplication(window);
if (root && application) open(root, application);
else if (root)
  showError(root, { title: "这一页要在 WPS 文字里打开", detail: "请在 WPS 文字的“主笔”选项卡里点“自查”。" });
