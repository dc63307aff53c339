/** `/wps/ui/taskpane.html`: the pane inside WPS 文字. */

import "../styles/index.css";
import { createApi } from "../api/client";
import { patientFetch } from "../api/transport";
import { mount } from "../app";
import { createWpsHost } from "../host/wps";
import { findApplication } from "../host/wps/application";
import { foldPane, followRibbon } from "../host/wps/pane";
import type { Pane } from "../pane";
import { pageToken } from "./token";

const root = document.getElementById("pane");
const application = findApplication(window);
if (root && application) {
  const api = createApi({ token: pageToken(), fetch: patientFetch() });
  let pane: Pane | null = null;
  const host = createWpsHost(application, { page: window, storage: localStorage, onSwitch: () => pane?.refresh() });
  const onFold = (): void => {
    if (!foldPane(application)) pane?.say("没能收起，请点面板右上角的 ×");
  };
  const mounted = mount(root, host, { api, onFold });
  pane = mounted;
  mounted.show(new URLSearchParams(location.search).get("tab") ?? "");
  followRibbon(application, (tab) => mounted.show(tab));
} else if (root) {
  root.textContent = "这一页要在 WPS 文字里打开：在“主笔”选项卡里点“自查”。";
}
