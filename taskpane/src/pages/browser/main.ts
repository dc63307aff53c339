/** `/`: the pane beside our own editor. */

import "../index.css";
import { createApi } from "../../api/client";
import { mount } from "../../pane/mount";
import { createBrowserHost } from "./page";
import { pageToken } from "../../api/served";

const workspace = document.getElementById("workspace");
if (workspace) {
  const api = createApi({ token: pageToken() });
  const page = createBrowserHost(workspace, api);
  page.connect(mount(page.pane, page.host, { api }));
}
