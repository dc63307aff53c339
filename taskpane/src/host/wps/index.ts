/** The Host contract over WPS 文字. The bridge is synchronous; what is long is cut into stretches, and one operation runs at a time. */

import type { Host } from "../host";
import { apply } from "./editing/apply";
import { writableDocument, type Application } from "./application";
import { followChanges, TIMING, type Timing } from "./reading/changes";
import { comment, comments, countComments, removeComments } from "./marks/comments";
import { createDesk } from "./workspace";
import { file } from "./reading/file";
import { insert } from "./editing/insert";
import { mark } from "./marks/marks";
import { documentMemory } from "./memory";
import { ownMarks, unmarkAll } from "./marks/own-marks";
import { wpsProbes } from "./probes";
import { queue } from "./mutex";
import { reveal, selection } from "./reading/select";

interface Options {
  /** Where handlers of events live: they are global functions. */
  page: Window;
  storage: Storage | null;
  /** Another document came to the front. */
  onSwitch(): void;
  timing?: Timing;
}

export function createWpsHost(application: Application, { page, storage, onSwitch, timing = TIMING }: Options): Host {
  const desk = createDesk(application);
  const inTurn = queue();
  return {
    name: "wps",
    can: { comment: true, track: true, underline: false, highlight: true, events: true, memory: true, insert: true, silentMarks: false },
    read: () => inTurn(async () => (await desk.read()).map(({ id, text, looks }) => ({ id, text, ...looks }))),
    reveal: (anchor) => inTurn(() => reveal(desk, anchor)),
    mark: (findings) => inTurn(() => mark(desk, findings)),
    comment: (anchor, text, author) => inTurn(() => comment(desk, anchor, text, author)),
    comments: () => inTurn(() => comments(desk.document(), desk.step)),
    selection: () => inTurn(() => selection(desk)),
    file: () => inTurn(() => Promise.resolve(file(application, desk.document()))),
    saved: () => inTurn(async () => (await ownMarks(desk.document(), desk.step)).length + (await countComments(desk.document(), desk.step))),
    clear: () =>
      inTurn(async () => {
        const document = writableDocument(application, desk.name());
        const marks = await unmarkAll(application, document, await ownMarks(document, desk.step), desk.step);
        return { marks, comments: await removeComments(desk, document) };
      }),
    apply: (edits, { track, checked }) => inTurn(() => apply(desk, edits, track, checked)),
    insert: (blocks, where) => inTurn(() => insert(desk, blocks, where)),
    onChange: (listener) => followChanges(desk, page, timing, { changed: (caret) => listener({ caret }), switched: onSwitch }),
    memory: documentMemory(application, desk.name, storage),
    probes: wpsProbes(application, page),
  };
}
