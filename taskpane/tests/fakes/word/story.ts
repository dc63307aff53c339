/** The document: one row of characters with what is known of each, and marks that move as it is edited. */

export interface Para {
  style: string;
  outline: number;
  alignment: string;
  table: boolean;
  /** Row and column of its cell. */
  cell?: readonly [number, number];
  label: string;
  firstLineIndent: number;
}

export interface Char {
  /** One UTF-16 unit; "\r" ends a paragraph. */
  c: string;
  deleted?: boolean;
  inserted?: boolean;
  /** Which field it is the result of. */
  field?: number;
  colour?: string;
  /** Of a "\r". */
  para?: Para;
}

/** A stretch that keeps its place. */
export interface Stretch {
  start: number;
  end: number;
}

export interface Comment extends Stretch {
  text: string;
  author: string;
  replies: string[];
  resolved?: boolean;
}

export interface Annotation extends Stretch {
  id: string;
}

export class WordError extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

export const PLAIN: Para = {
  style: "正文",
  outline: 10,
  alignment: "Left",
  table: false,
  label: "",
  firstLineIndent: 0,
};

export class Story {
  chars: Char[] = [];
  comments: Comment[] = [];
  bookmarks = new Map<string, Stretch>();
  annotations: Annotation[] = [];
  glows: Stretch[] = [];
  settings: Record<string, unknown> = {};
  /** Parts of custom XML, by namespace. */
  parts: Record<string, string> = {};
  selection: Stretch = { start: 0, end: 0 };
  tracking = "Off";
  revisions: { kind: "inserted" | "deleted" | "format"; text: string }[] = [];
  /** How often the saved document was written to. */
  writes = 0;
  /** Ranges somebody holds. */
  held = new Set<Stretch>();

  paragraphs(): Stretch[] {
    const found: Stretch[] = [];
    let start = 0;
    this.chars.forEach(({ c }, i) => {
      if (c !== "\r") return;
      found.push({ start, end: i + 1 });
      start = i + 1;
    });
    return found;
  }

  para(at: Stretch): Para {
    const para = this.chars[at.end - 1]?.para;
    if (!para) throw new WordError("ItemNotFound");
    return para;
  }

  /** `deleted`: whether words deleted under tracking are told. */
  text({ start, end }: Stretch, deleted: boolean): string {
    return this.chars
      .slice(start, end)
      .filter((c) => deleted || !c.deleted)
      .map((c) => c.c)
      .join("");
  }

  /** Everything that moves. */
  private *stretches(): Iterable<Stretch> {
    yield* this.held;
    yield* this.comments;
    yield* this.bookmarks.values();
    yield* this.annotations;
    yield* this.glows;
    yield this.selection;
  }

  splice(at: number, remove: number, put: Char[]): void {
    this.chars.splice(at, remove, ...put);
    const end = at + remove;
    for (const s of new Set(this.stretches())) {
      const move = (p: number, isEnd: boolean): number => {
        if (p < at || (p === at && (isEnd || remove > 0))) return p;
        if (p === at && !isEnd) return remove === 0 ? p + put.length : p;
        if (p < end) return at;
        return p - remove + put.length;
      };
      [s.start, s.end] = [move(s.start, false), move(s.end, true)];
      if (s.end < s.start) s.end = s.start;
    }
    const gone = (s: Stretch): boolean => s.end <= s.start;
    this.comments = this.comments.filter((c) => !gone(c));
    this.annotations = this.annotations.filter((a) => !gone(a));
    this.glows = this.glows.filter((g) => !gone(g));
    for (const [name, s] of this.bookmarks) if (gone(s)) this.bookmarks.delete(name);
  }

  /** As Word does it: under tracking the old words stay, deleted, and the new ones stand before them. */
  replace({ start, end }: Stretch, words: string): Stretch {
    this.writes += 1;
    const tracked = this.tracking !== "Off";
    const old = this.chars
      .slice(start, end)
      .filter((c) => !c.deleted)
      .map((c) => c.c)
      .join("");
    const like = this.chars[start] ?? this.chars[start - 1];
    const put = words.split("").map((c): Char => ({
      c,
      ...(tracked ? { inserted: true } : {}),
      ...(like?.colour && end > start ? { colour: like.colour } : {}),
    }));
    if (!tracked) {
      this.splice(start, end - start, put);
    } else {
      for (const c of this.chars.slice(start, end)) c.deleted = true;
      if (old) this.revisions.push({ kind: "deleted", text: old });
      if (words) this.revisions.push({ kind: "inserted", text: words });
      this.splice(start, 0, put);
    }
    return { start, end: start + put.length };
  }

  /** A new paragraph after the one that ends at `end`. */
  addParagraph(end: number, words: string, para: Para): Stretch {
    this.writes += 1;
    const put: Char[] = [...words.split("").map((c): Char => ({ c })), { c: "\r", para: { ...para } }];
    this.splice(end, 0, put);
    return { start: end, end: end + put.length };
  }

  colour({ start, end }: Stretch, colour: string | null): void {
    this.writes += 1;
    for (const c of this.chars.slice(start, end)) {
      if (c.c === "\r") continue;
      if (colour === null) delete c.colour;
      else c.colour = colour;
    }
  }

  /** null none, "" mixed. */
  colourOf({ start, end }: Stretch): string | null {
    const all = new Set(
      this.chars
        .slice(start, end)
        .filter((c) => c.c !== "\r")
        .map((c) => c.colour ?? null),
    );
    return all.size > 1 ? "" : ([...all][0] ?? null);
  }
}
