/** Marks and copies a writer asks for: where the program cannot mark silently, or cannot write comments. */

import { ApiError, type Api } from "../../../api/client";
import { HostError, type Host } from "../../../host/host";
import { during } from "../../../store/attempts";
import { offer } from "../../../ui/download";
import type { Store } from "../../../store/store";

export interface Marking {
  /** 在文中标出: write marks of all that is listed into the document. */
  write(): Promise<void>;
  /** 清除标记 */
  clear(): Promise<void>;
  /** 另存带批注的副本: the document's own bytes, commented by the service. */
  copy(): Promise<void>;
  /** A comment was written. */
  commented(): void;
  /** Look whether the document holds marks of ours, from an earlier session or because it is another document. */
  recount(): void;
}

export function createMarking(s: Store, host: Host, api: Api): Marking {
  const say = (news: string): void => {
    s.news.value = news;
  };
  // That they cannot be counted now is no news.
  const recount = (): void =>
    void host.saved?.().then(
      (n) => (s.written.value = n > 0),
      () => undefined,
    );
  recount();

  async function attempt(work: () => Promise<void>): Promise<void> {
    try {
      await during(work);
    } catch (error) {
      say(inWords(error));
    }
  }

  return {
    write: () =>
      attempt(async () => {
        const results = await host.mark(
          s.items.value.map((item) => item.finding),
          null,
        );
        const done = results.filter((r) => r === "done").length;
        s.written.value = done > 0;
        say(done > 0 ? `文中标出 ${done} 处，可一键清除` : "没有可以标出的地方");
      }),
    clear: () =>
      attempt(async () => {
        s.marks.value = false;
        const { comments, marks } = await host.clear();
        s.written.value = comments + marks > 0;
        if (comments > 0) say(`有 ${comments} 条批注别人回复过、改过，或看不准是谁的，留着没动`);
        else if (marks > 0) say(`有 ${marks} 处标记的文字改过，还有底色请手工取消`);
        else say("文中的标记已清除");
      }),
    copy: () =>
      attempt(async () => {
        const file = await host.file?.();
        if (!file) {
          say("这个版本的 Word 不给出文件，请在主笔首页打开它");
          return;
        }
        const named = new File([file], "文稿.docx", { type: file.type });
        const { draft } = await api.openDocument(named);
        const keys = s.items.value.flatMap((item) => item.findings.map((f) => f.key));
        const brief = host.brief?.() ?? {};
        offer(
          await api.annotate({ draft: { ...brief, ...draft }, keys, highlight: false }, named),
          "文稿（主笔批注）.docx",
        );
        say(`副本里有 ${s.items.value.length} 处批注，原稿没有动`);
      }),
    recount,
    commented: () => {
      s.written.value = true;
    },
  };
}

/** What to tell of a failure. */
export function inWords(error: unknown): string {
  return error instanceof HostError || error instanceof ApiError
    ? `${error.title}，${error.detail}`
    : "这一步没办成，文稿没有动，请再试一次";
}
