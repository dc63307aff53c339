/** `/training/`: the projector; the same page in an exported file and, for trainees, in a class. */

import "../index.css";
import { createApi } from "../../api/client";
import { mountClass } from "./class";
import { mountProjector } from "./mount";
import { fromFile, fromService } from "./source";
import { pageToken } from "../../api/served";

const stage = document.getElementById("stage");
const mode = document.querySelector('meta[name="zhubi-mode"]')?.getAttribute("content");
if (stage) {
  if (mode === "class") mountClass(stage);
  else mountProjector(stage, mode === "file" ? fromFile(document) : fromService(createApi({ token: pageToken() })));
}
