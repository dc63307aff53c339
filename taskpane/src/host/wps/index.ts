/** The Host contract over WPS 文字. The bridge is synchronous; what is long is cut into stretches, and one operation runs at a time. */

import { commentRecord } from "../comment-record";
import type { Host } from "../host";
import { apply } from "./editing/apply";
import { writableDocument, type Application } from "./application";
import { undo } from "./editing/edit";
import { followChanges, TIMING, type Timing } from "./reading/changes";
import { comment, comments, countComments, removeComments } from "./marks/comments";
import { createWorkspace } from "./workspace";
import { file } from "./reading/file";
import { insert } from "./editing/insert";
import { mark } from "./marks/marks";
import { documentMemory } from "./memory";
import { ownMarks, unmarkAll } from "./marks/own-marks";
import { wpsProbes } from "./probes";
import { createMutex } from "./mutex";
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
  const workspace = createWorkspace(application);
  const inTurn = createMutex();
  const record = commentRecord(documentMemory(application, workspace.name, storage, "comments"));
  return {
    name: "wps",
    can: {
      comment: true,
      track: true,
      underline: false,
      highlight: true,
      events: true,
      memory: true,
      insert: true,
      silentMarks: false,
    },
    history: { undo: () => inTurn(() => Promise.resolve(undo(application, workspace.document()))) },
    read: () => inTurn(async () => (await workspace.read()).map(({ id, text, looks }) => ({ id, text, ...looks }))),
    reveal: (anchor) => inTurn(() => reveal(workspace, anchor)),
    mark: (findings) => inTurn(() => mark(workspace, findings)),
    comment: (anchor, text, author) => inTurn(() => comment(workspace, record, anchor, text, author)),
    comments: () => inTurn(() => comments(workspace.document(), workspace.step)),
    selection: () => inTurn(() => selection(workspace)),
    file: () => inTurn(() => Promise.resolve(file(application, workspace.document()))),
    saved: () =>
      inTurn(
        async () =>
          (await ownMarks(workspace.document(), workspace.step)).length +
          (await countComments(workspace.document(), workspace.step)),
      ),
    clear: () =>
      inTurn(async () => {
        const document = writableDocument(application, workspace.name());
        const marks = await unmarkAll(application, document, await ownMarks(document, workspace.step), workspace.step);
        return { marks, comments: await removeComments(workspace, record, document) };
      }),
    apply: (edits, { track, checked }) => inTurn(() => apply(workspace, edits, track, checked)),
    insert: (blocks, where) => inTurn(() => insert(workspace, blocks, where)),
    onChange: (listener) =>
      followChanges(workspace, page, timing, { changed: (caret) => listener({ caret }), switched: onSwitch }),
    memory: documentMemory(application, workspace.name, storage, "ignored"),
    probes: wpsProbes(application, page),
  };
}
