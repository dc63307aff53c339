/** `window.Application` of a page inside WPS 文字: documents, panes, storage, events. */

import { createBridge, type Bridge } from "./bridge";
import { createPanes, type Panes } from "./panes";
import { LOOSE } from "./find";
import type { Platform } from "./facts";
import { item } from "./items";
import { createModel, type Model } from "./model";
import { createObjects } from "./objects";
import type { Unit } from "./story";

export interface Program {
  application: Window["Application"];
  bridge: Bridge;
  panes: Panes;
  /** In the order they were opened. */
  models: Model[];
  front: number;
  open(fullName: string, units: Unit[]): Model;
  activate(index: number): void;
  close(index: number): void;
  emit(event: string): void;
  /** How many handlers an event calls. */
  heardBy(event: string): number;
  /** Bytes of files on disk. */
  files: Map<string, ArrayBuffer>;
  storage: Map<string, unknown>;
}

/** `page` is where handlers known by name are looked up. */
export function createProgram(platform: Platform, page: object, cost = 0): Program {
  const { on, linux } = platform;
  const missing = new Set([
    ...(on["undo.record"] ? [] : ["Application.UndoRecord"]),
    ...(on.scroll ? [] : ["Window.ScrollIntoView"]),
    ...(on.variables || linux ? [] : ["Document.Variables"]),
    ...(linux ? ["Application.Enum", "Comment.Replies", "Range.ListFormat"] : []),
  ]);
  const bridge = createBridge({ missing, cost });
  const objects = createObjects(bridge, { ...LOOSE }, linux);
  const listeners = new Map<string, unknown[]>();
  const storage = new Map<string, unknown>();
  const panes = createPanes(bridge);
  let screen = true;

  const program: Program = {
    bridge,
    panes,
    models: [],
    front: -1,
    files: new Map(),
    storage,
    application: undefined as unknown as Window["Application"],
    open: (fullName, units) => {
      const model = createModel(fullName, units, on);
      model.onContent = () => {
        if (on["events.content"]) program.emit("ContentChange");
      };
      program.models.push(model);
      program.activate(program.models.length - 1);
      return model;
    },
    activate: (index) => {
      program.front = index;
      program.emit("WindowActivate");
    },
    close: (index) => {
      program.models.splice(index, 1);
      program.front = program.models.length - 1;
      program.emit("DocumentAfterClose");
    },
    heardBy: (event) => (listeners.get(event) ?? []).length,
    emit: (event) => {
      const called = [...(listeners.get(event) ?? [])];
      setTimeout(() => {
        for (const name of called) (Reflect.get(page, String(name)) as (() => void) | undefined)?.();
      }, 0);
    },
  };
  const frontModel = (): Model => {
    const model = program.models[program.front];
    if (!model) throw new Error("jsapi prototype return null");
    return model;
  };

  const document = (model: Model): object =>
    bridge.wrap("Document", () => ({
      Name: model.fullName.split(/[\\/]/).pop(),
      FullName: model.fullName,
      get Saved() {
        return model.saved;
      },
      get ProtectionType() {
        return model.protection;
      },
      get TrackRevisions() {
        return model.tracking;
      },
      set TrackRevisions(tracking: boolean) {
        model.tracking = tracking;
      },
      get Paragraphs() {
        return bridge.wrap("Paragraphs", () => {
          const all = objects.all(model);
          return { Count: all.length, Item: (i: number) => objects.paragraph(model, item(all, i)) };
        });
      },
      get Comments() {
        return objects.comments(model);
      },
      get Tables() {
        return objects.tables(model);
      },
      get Hyperlinks() {
        return objects.hyperlinks(model);
      },
      get Bookmarks() {
        return objects.bookmarks(model);
      },
      get Variables() {
        return named("Variable", model.variables, (value) => model.write(() => value()), on.variables);
      },
      get CustomDocumentProperties() {
        return named("DocumentProperty", model.properties, (value) => model.write(() => value()), true);
      },
      Range: (start = 0, end = model.story.units.length) => {
        if (start < 0 || end > model.story.units.length || start > end) throw new Error("value out of range");
        return objects.range(model, start, end);
      },
      Undo: (times = 1) => model.undo(times),
    }));

  /** Variables and properties: by name, an unknown one throws. A program that keeps none takes the call all the same. */
  function named(kind: string, kept: Map<string, string>, write: (act: () => void) => void, keeps: boolean): object {
    return bridge.wrap(`${kind}s`, () => ({
      Item: (name: string) => {
        if (!kept.has(name)) throw new Error("no such member");
        return bridge.wrap(kind, () => ({
          Name: name,
          get Value(): string {
            return kept.get(name) ?? "";
          },
          set Value(value: string) {
            write(() => kept.set(name, value));
          },
          Delete: () => write(() => kept.delete(name)),
        }));
      },
      Add: (name: string, ...rest: unknown[]) => {
        if (kept.has(name)) throw new Error("that name is taken");
        const value = String(rest[rest.length - 1]);
        if (kind === "DocumentProperty" && value.length > 255) throw new Error("too long");
        if (keeps) write(() => kept.set(name, value));
      },
    }));
  }

  program.application = bridge.wrap("Application", () => ({
    Name: "Microsoft Word",
    Build: "12.1.0.28043",
    Enum: {},
    get Documents() {
      return bridge.wrap("Documents", () => ({
        Count: program.models.length,
        Item: (i: number) => document(item(program.models, i)),
      }));
    },
    get ActiveDocument() {
      if (program.models.length === 0 && !linux) return null;
      return document(frontModel());
    },
    get Selection() {
      return bridge.wrap("Selection", () => ({
        get Range() {
          const { selection } = frontModel();
          return objects.range(frontModel(), selection.start, selection.end);
        },
      }));
    },
    get ActiveWindow() {
      return bridge.wrap("Window", () => ({ ScrollIntoView: () => undefined }));
    },
    get ScreenUpdating() {
      return screen;
    },
    set ScreenUpdating(value: boolean) {
      screen = value;
    },
    get UndoRecord() {
      return bridge.wrap("UndoRecord", () => ({
        StartCustomRecord: () => frontModel().record(true),
        EndCustomRecord: () => frontModel().record(false),
      }));
    },
    get ApiEvent() {
      return bridge.wrap("ApiEvent", () => ({
        AddApiEventListener: (event: string, name: unknown) =>
          listeners.set(event, [...(listeners.get(event) ?? []), name]),
        RemoveApiEventListener: (event: string, name: unknown) =>
          listeners.set(
            event,
            (listeners.get(event) ?? []).filter((n) => n !== name),
          ),
      }));
    },
    get PluginStorage() {
      return bridge.wrap("PluginStorage", () => ({
        getItem: (key: string) => storage.get(key) ?? null,
        setItem: (key: string, value: unknown) => storage.set(key, value),
        removeItem: (key: string) => storage.delete(key),
      }));
    },
    get FileSystem() {
      return bridge.wrap("FileSystem", () => ({
        ReadFileAsArrayBuffer: (path: string) => {
          const bytes = program.files.get(path);
          if (!bytes) throw new Error("cannot read");
          return bytes;
        },
      }));
    },
    CreateTaskPane: panes.create,
    GetTaskPane: panes.get,
  })) as unknown as Window["Application"];
  return program;
}
