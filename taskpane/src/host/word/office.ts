/** The one place that knows how Office.js is entered: its readiness, its sets, its batches. */

import { HostError } from "../host";
import { asHostError } from "./errors";
import { createMutex } from "./mutex";

/** Requirement sets of the Word API this host uses; 1.1 is every Word since 2016. */
export type WordSet = "1.1" | "1.3" | "1.4" | "1.6" | "1.7" | "1.8";

export interface WordApi {
  /** Asked for each operation, never guessed from a version. [RS] */
  has(set: WordSet): boolean;
  /** One batch in the document, after those before it; failures become sentences for the user. */
  run<T>(work: (context: Word.RequestContext) => Promise<T>): Promise<T>;
  /** Work outside a batch of its own (tracked ranges), in the same order. */
  queued<T>(work: () => Promise<T>): Promise<T>;
}

const READY = 8000;

/** Office answers within eight seconds or something is in its way; it never answers in a program that is no Word. */
export async function whenReady(limit = READY): Promise<void> {
  if (typeof Office === "undefined") {
    throw new HostError("没有取到 Word 的接口文件", "请看一下网络；这台电脑不能上网的，请管理员在本机备一份接口文件。");
  }
  const silence = new HostError("没有连上 Word", "请关掉这个窗格再打开一次；还不行，请重启 Word。");
  const { host } = await within(limit, Office.onReady(), silence);
  // Outside Word there is no host; a Word that loaded the interface of another year has no Word object. [NPM, #100]
  if ((host as Office.HostType | null) !== Office.HostType.Word || typeof Word === "undefined" || !supports("1.1")) {
    throw new HostError("这一页要在 Word 里打开", "请从 Word 的“主笔”按钮打开；在浏览器里请用主笔的首页。");
  }
}

const supports = (set: WordSet): boolean => Office.context.requirements.isSetSupported("WordApi", set);

export function createOffice(): WordApi {
  const queue = createMutex();
  const known = new Map<WordSet, boolean>();
  const queued = <T>(work: () => Promise<T>): Promise<T> =>
    within(
      PATIENCE,
      queue(() =>
        work().catch((error: unknown) => {
          throw asHostError(error);
        }),
      ),
    );
  return {
    has: (set) => {
      const answer = known.get(set) ?? supports(set);
      known.set(set, answer);
      return answer;
    },
    queued,
    run: (work) => queued(() => Word.run((context) => work(context))),
  };
}

/** Word answers nothing while one of its own dialogs is open. The user is told; the queue still waits for the answer. */
const PATIENCE = 60_000;

function within<T>(limit: number, work: Promise<T>, silence = asHostError({ code: "Timeout" })): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, refuse) => {
    timer = setTimeout(() => refuse(silence), limit);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** The colours Word is in: the change event is Outlook's only, so this is read once. */
export function officeTheme(): "light" | "dark" {
  const theme = Office.context.officeTheme as (Partial<Office.OfficeTheme> & { isDarkTheme?: boolean }) | undefined;
  if (typeof theme?.isDarkTheme === "boolean") return theme.isDarkTheme ? "dark" : "light";
  const [r, g, b] = (theme?.bodyBackgroundColor ?? "#ffffff").replace("#", "").match(/../g) ?? [];
  const light = 0.299 * parseInt(r ?? "ff", 16) + 0.587 * parseInt(g ?? "ff", 16) + 0.114 * parseInt(b ?? "ff", 16);
  return light < 128 ? "dark" : "light";
}
