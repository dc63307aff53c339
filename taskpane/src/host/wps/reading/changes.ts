/** Hints that the text changed or another document came to the front: from events, and from a look now and then where there are none. */

import { frontDocument, nameOf, type Application } from "../application";
import type { Workspace } from "../workspace";
import { asNumber, attempt, tried } from "../guarded";
import { caretItem } from "./caret";
import { snapshotOf } from "./scan";

export interface Timing {
  /** Milliseconds of rest before a change is told. */
  rest: number;
  /** Milliseconds between two looks. */
  look: number;
}

export const TIMING: Timing = { rest: 800, look: 2000 };

const EVENTS = ["ContentChange", "WindowActivate", "DocumentOpen", "DocumentNew", "DocumentAfterClose"] as const;
/** Handlers are global functions known by name: the same name can be taken off again, so none is called twice [TS]. */
const HANDLER = "zhubiDocumentChanged";

interface Hints {
  changed(caret: string | null): void;
  /** Another document is in front, or none. */
  switched(): void;
}

export function followChanges(workspace: Workspace, page: Window, { rest, look }: Timing, hints: Hints): () => void {
  const { application } = workspace;
  let resting: ReturnType<typeof setTimeout> | undefined;
  let heard = false;
  let seen = glance(application, true);

  const onEvent = (): void => {
    clearTimeout(resting);
    resting = setTimeout(notify, rest);
  };
  function notify(): void {
    const now = glance(application, !heard);
    const before = seen;
    seen = now;
    if (now.name !== before.name) hints.switched();
    else hints.changed(caretOf(workspace));
  }
  const timer = setInterval(() => {
    const now = glance(application, !heard);
    if (now.name !== seen.name || now.end !== seen.end || (!heard && now.text !== seen.text)) notify();
  }, look);

  (page as unknown as Record<string, unknown>)[HANDLER] = () => {
    heard = true;
    onEvent();
  };
  for (const event of EVENTS) {
    tried(() => application.ApiEvent.RemoveApiEventListener(event as "ContentChange", HANDLER));
    tried(() => application.ApiEvent.AddApiEventListener(event as "ContentChange", HANDLER));
  }
  return () => {
    clearTimeout(resting);
    clearInterval(timer);
    for (const event of EVENTS)
      tried(() => application.ApiEvent.RemoveApiEventListener(event as "ContentChange", HANDLER));
  };
}

interface Seen {
  name: string;
  end: number;
  /** Compared only where no event has ever come: it crosses the bridge whole. */
  text: string;
}

function glance(application: Application, text: boolean): Seen {
  const document = frontDocument(application);
  if (!document) return { name: "", end: 0, text: "" };
  return {
    name: nameOf(document),
    end: attempt(() => asNumber(document.Range().End), 0),
    text: text ? attempt(() => snapshotOf(document), "") : "",
  };
}

/** The id of the paragraph with the caret, as far as it was read. */
function caretOf(workspace: Workspace): string | null {
  return attempt(() => {
    const item = caretItem(workspace.document(), workspace.application.Selection.Range);
    return item === null ? null : workspace.idAt(item);
  }, null);
}
