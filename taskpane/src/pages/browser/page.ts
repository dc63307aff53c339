/** The page around the pane: paper, top bar, status bar; and the document it holds. */

import { effect, signal } from "@preact/signals";
import { h, render } from "preact";
import type { Api } from "../../api/client";
import type { Report } from "../../api/wire";
import type { Pane } from "../../pane/pane";
import type { Host } from "../../host/host";
import { createBatch } from "./batch";
import { BatchList } from "./batch-list";
import { BatchView } from "./batch-view";
import { Cards } from "./comment-cards";
import { removeComment, revealComment } from "../../host/browser/comments";
import { acceptFolders } from "./folders";
import { createWorkspace } from "./workspace";
import { createEditor } from "../../host/browser/editor";
import { browserHost } from "../../host/browser/host";
import { memoryOf, remoteMemory } from "../../host/browser/memory";
import { serverRemembers } from "../../api/served";
import { Bar, Notes, Status, Switch } from "./frame";
import { keepFocus } from "../../ui/keep-focus";
import { createMargin, setRoles } from "../../host/browser/roles";

export interface BrowserPage {
  host: Host;
  /** Where the pane goes. */
  pane: HTMLElement;
  /** Role labels, status and downloads follow the pane from here on. */
  connect(pane: Pane): void;
}

export function createBrowserHost(root: HTMLElement, api: Api): BrowserPage {
  const part = (name: string, parent: HTMLElement = root, tag: "div" | "main" | "section" = "div"): HTMLElement => {
    const element = parent.ownerDocument.createElement(tag);
    element.className = name;
    parent.append(element);
    return element;
  };
  root.classList.add("app");
  const bar = part("app__bar");
  // Above both: where only the pane fits, what became of a file, and the way back to a batch, must still be there.
  const notes = part("workspace__top");
  const batches = part("workspace__top");
  // Both are main: where only one fits, the other is not there.
  const split = part("split", root, "main");
  const surface = part("workspace", split);
  const results = part("workspace__batch", surface);
  const scroll = part("workspace__scroll", surface);
  const paper = part("paper", scroll);
  const cards = part("workspace__cards", scroll);
  const pane = part("side", split, "section");
  pane.setAttribute("aria-label", "主笔任务窗格");
  const status = part("app__status");

  let connected: Pane | null = null;
  const report = signal<Report | null>(null);
  const shown = signal(0);
  const listeners = new Set<(change: { caret: string | null }) => void>();
  const view = createEditor(paper, {
    onChange: (caret) => {
      workspace.changed();
      for (const listener of listeners) listener({ caret });
    },
    onCaret: (caret) => {
      margin.stand(caret);
      for (const listener of listeners) listener({ caret });
    },
    onOpen: (finding) => {
      workspace.showing.value = "pane";
      connected?.open(finding);
    },
    onComments: (moved) => {
      workspace.commented(moved);
      if (moved) return; // the change of the text is told by itself
      for (const listener of listeners) listener({ caret: null });
    },
  });
  const workspace = createWorkspace(view, api);
  const margin = createMargin(paper, view, (id, role) => connected?.pin(id, role));
  const batch = createBatch({
    api,
    brief: () => workspace.brief.value,
    show: async (file, place, brief) => {
      const open = workspace.queue.list().some((draft) => draft.id === place);
      if (place && open) await workspace.queue.open(place);
      const at = open ? place : await workspace.open([file], brief);
      if (!at) return null;
      if (open) connected?.attend();
      workspace.showing.value = "pane";
      return at;
    },
  });
  window.addEventListener("pagehide", (event) => event.persisted || batch.close());
  acceptFolders(surface, (folder, files) => void batch.run(folder, files));
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey && event.altKey && event.code === "KeyB" && batch.shown.value) {
      event.preventDefault();
      batch.list();
    }
  });
  effect(() => {
    const listed = batch.shown.value?.listed === true;
    surface.classList.toggle("workspace--listed", listed);
    if (listed) workspace.showing.value = "text"; // the list stands in its place
  });
  acceptDrops(root, (files) => void workspace.open(files));

  render(h(Bar, { workspace, api, batch }), bar);
  render(h(BatchView, { batch }), batches);
  render(h(BatchList, { batch }), results);
  render(h(Notes, { workspace }), notes);
  keepFocus(notes, () => view.dom);
  effect(() => {
    const shown = {
      comments: workspace.comments.value,
      onFind: (id: number) => revealComment(view, id),
      onRemove: (id: number) => removeComment(view, id),
    };
    render(h(Cards, shown), cards);
    scroll.classList.toggle("workspace__scroll--cards", workspace.comments.value.length > 0);
  });
  effect(() => {
    render([h(Switch, { workspace, shown: shown.value }), h(Status, { workspace, report: report.value })], status);
    root.classList.toggle("app--text", workspace.showing.value === "text");
  });

  const ready = workspace.start();
  return {
    pane,
    host: browserHost({
      view,
      memory: (serverRemembers() ? remoteMemory(api) : memoryOf)(workspace.identity, ready),
      ready,
      brief: workspace.asBrief,
      dropComments: workspace.dropComments,
      queue: { ...workspace.queue, report: () => batch.choose.folder() },
      file: workspace.file,
      showText: () => {
        workspace.showing.value = "text";
        // Where only one of the two fits, what had the focus is out of sight now.
        if (pane.contains(document.activeElement) && pane.offsetParent === null) view.focus();
      },
      listeners,
    }),
    connect: (to) => {
      connected = to;
      workspace.connect(to);
      to.subscribe(() => {
        report.value = to.report();
        shown.value = to.places();
        const labels = report.value?.paragraphs ?? [];
        setRoles(view, labels);
        margin.show(labels);
      });
    },
  };
}

function acceptDrops(target: HTMLElement, open: (files: File[]) => void): void {
  target.addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  });
  target.addEventListener("drop", (event) => {
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    event.stopPropagation();
    open(files);
  });
}
