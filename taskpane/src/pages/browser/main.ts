/** `/`: the pane beside our own editor. */

import "../index.css";
import { createApi } from "../../api/client";
import { mount } from "../../pane/mount";
import { createBrowserHost } from "./page";
import { pageToken } from "../token";

const desk = document.getElementById("desk");
if (desk) {
  const api = createApi({ token: pageToken() });
  const page = createBrowserHost(desk, api);
  page.connect(mount(page.pane, page.host, { api }));
}
