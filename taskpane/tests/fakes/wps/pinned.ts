/** What is pinned to places of the text: comments and bookmarks. */

import type { Bridge } from "./bridge";
import { item } from "./items";
import { removeComment, type Bookmark, type Comment, type Model } from "./model";
import { commentMark, insertUnits } from "./story";

type RangeOf = (model: Model, start: number, end: number) => object;

interface Pinned {
  comments(model: Model): object;
  bookmarks(model: Model): object;
}

export function createPinned(bridge: Bridge, range: RangeOf): Pinned {
  let id = 0;
  const nextId = (): number => (id += 1);

  function comment(model: Model, it: Comment): object {
    return bridge.wrap("Comment", () => ({
      get Range() {
        // The story of comments has paragraphs too.
        return bridge.wrap("Range", () => ({ Text: `${it.text}\r` }));
      },
      get Scope() {
        return range(model, it.scope.start, it.scope.end);
      },
      get Index() {
        return listed(model).indexOf(it) + 1;
      },
      get Author() {
        return it.author;
      },
      set Author(author: string) {
        if (!model.on["comment.author"]) throw new Error("Author is read-only");
        it.author = author;
      },
      get Initial() {
        return it.initial;
      },
      set Initial(initial: string) {
        if (!model.on["comment.author"]) throw new Error("Initial is read-only");
        it.initial = initial;
      },
      get Done() {
        return it.done ?? false;
      },
      get Ancestor() {
        const parent = model.comments.find((c) => c.id === it.parent);
        return parent ? comment(model, parent) : null;
      },
      get Replies() {
        return bridge.wrap("Comments", () => ({
          Count: model.comments.filter((c) => c.parent === it.id).length,
          Add: (_: unknown, text: string) => {
            const made: Comment = { ...it, id: nextId(), text, parent: it.id };
            model.write(() => (model.comments = [...model.comments, made]));
            return comment(model, made);
          },
        }));
      },
      Delete: () => model.write(() => removeComment(model, it)),
    }));
  }

  /** In the order of the text, answers after what they answer. */
  const listed = (model: Model): Comment[] =>
    [...model.comments].sort(
      (a, b) => a.scope.start - b.scope.start || (a.parent || a.id) - (b.parent || b.id) || a.parent - b.parent,
    );

  function comments(model: Model): object {
    return bridge.wrap("Comments", () => ({
      get Count() {
        return model.comments.length;
      },
      Item: (index: number) => comment(model, item(listed(model), index)),
      Add: (over: Wps.Range, text: string) => {
        const [start, end] = [over.Start, over.End];
        const made: Comment = {
          id: nextId(),
          scope: model.addSpan(start, end),
          author: "写稿人",
          initial: "写",
          text,
          parent: 0,
        };
        model.write(() => {
          model.comments = [...model.comments, made];
          insertUnits(model.story, end, [commentMark(made.id)]);
        });
        return comment(model, made);
      },
    }));
  }

  function bookmark(model: Model, it: Bookmark): object {
    return bridge.wrap("Bookmark", () => ({
      get Name() {
        return it.name;
      },
      get Start() {
        return it.span.start;
      },
      get End() {
        return it.span.end;
      },
      get Range() {
        return range(model, it.span.start, it.span.end);
      },
      Delete: () => model.write(() => (model.bookmarks = model.bookmarks.filter((b) => b !== it))),
    }));
  }

  const listedBookmarks = (model: Model): Bookmark[] =>
    model.bookmarks.filter(({ name }) => model.showHidden || !model.on["bookmark.hidden"] || !name.startsWith("_"));

  function bookmarks(model: Model): object {
    const named = (key: string | number): Bookmark => {
      const found =
        typeof key === "number"
          ? item(listedBookmarks(model), key)
          : listedBookmarks(model).find((b) => b.name === key);
      if (!found) throw new Error("the requested member of the collection does not exist");
      return found;
    };
    return bridge.wrap("Bookmarks", () => ({
      get Count() {
        return listedBookmarks(model).length;
      },
      get ShowHidden() {
        return model.showHidden;
      },
      set ShowHidden(show: boolean) {
        model.showHidden = show;
      },
      Item: (key: string | number) => bookmark(model, named(key)),
      Exists: (name: string) => model.bookmarks.some((b) => b.name === name),
      Add: (name: string, over: Wps.Range) => {
        if (!/^[A-Za-z_]\w{0,39}$/.test(name)) throw new Error("bad bookmark name");
        const made = { name, span: model.addSpan(over.Start, over.End) };
        model.write(() => (model.bookmarks = [...model.bookmarks.filter((b) => b.name !== name), made]));
        return bookmark(model, made);
      },
    }));
  }

  return { comments, bookmarks };
}
