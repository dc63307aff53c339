/**
 * The fake program for a real browser. The hidden page of the add-in holds it; a task pane is a window it opens, which finds
 * `Application` in its opener, as pages of an add-in share one program. A test asks `fake` what a person would see.
 */

import { LINUX, PLATFORMS, type Platform } from "./facts";
import { look, type Look } from "./look";
import type { Model } from "./model";
import { createProgram, type Program } from "./program";
import { shown, unitsOf } from "./sketch";
import { insertUnits, letters, removeUnits } from "./story";

/** Set by the test before this script runs. */
interface Wanted {
  platform: string;
  /** Milliseconds a call takes. */
  cost: number;
  documents: { name: string; lines: string[] }[];
}

interface Fake extends Look {
  program: Program;
  /** As the writer does it, in the document in front. */
  rewrite(paragraph: number, text: string): void;
  activate(index: number): void;
}

declare global {
  interface Window {
    wantedWps?: Wanted;
    fake?: Fake;
  }
}

const opener = window.opener as Window | null;
if (opener?.fake) take(opener.fake.program);
else if (window.wantedWps) hold(window.wantedWps);

function take({ application }: Program): void {
  Object.assign(window, { Application: application, wps: application });
}

function hold({ platform: name, cost, documents }: Wanted): void {
  const platform: Platform = PLATFORMS.find((p) => p.name === name) ?? LINUX;
  const windows: (Window | null)[] = [];
  // A handler known by name is a global of whichever page registered it.
  const globals = new Proxy(
    {},
    { get: (_, key) => windows.map((w) => (w ? (Reflect.get(w, key) as unknown) : undefined)).find(Boolean) },
  );
  const program = createProgram(platform, globals, cost);
  const { make } = program.panes;
  program.panes.make = (url) => {
    windows.push(window.open(url, "_blank", "popup,width=320,height=700"));
    return make(url);
  };
  for (const { name: file, lines } of documents) program.open(file, unitsOf({ lines }, false));
  program.activate(0);

  const front = (): Model => {
    const model = program.models[program.front];
    if (!model) throw new Error("no document");
    return model;
  };
  const seen = (): Look => look(front());
  take(program);
  window.fake = {
    program,
    text: () => seen().text(),
    comments: () => seen().comments(),
    highlights: () => seen().highlights(),
    revisions: () => seen().revisions(),
    selected: () => seen().selected(),
    activate: (index) => program.activate(index),
    rewrite: (paragraph, text) => {
      const model = front();
      const place = shown(model)[paragraph];
      if (!place) throw new Error(`no paragraph ${paragraph}`);
      removeUnits(model.story, place.start, place.end - 1);
      insertUnits(model.story, place.start, letters(text, false));
      model.onContent();
    },
  };
}
