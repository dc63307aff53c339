/** `/`: the pane beside our own editor. */

import "../styles/index.css";
import { createApi } from "../api/client";
import { mount } from "../app";
import { createBrowserHost } from "../host/browser";
import { pageToken } from "./token";

const desk = document.getElementById("desk");
if (desk) {
  const api = createApi({ token: pageToken() });
  const page = createBrowserHost(desk, api);
  page.connect(mount(page.pane, page.host, { api }));
}
