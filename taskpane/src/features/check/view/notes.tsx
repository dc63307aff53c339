/** Lines above the list: what happened, what still works, one thing to do. */

import { place } from "../../../api/place";
import type { JSX } from "preact";
import { LANGUAGETOOL } from "../../../store/proofread";
import { Link, Note } from "../../../ui/atoms";
import { useSession } from "../../../session/context";

/** After this many tries the reader is told what to do instead of when we try again. */
const PATIENCE = 5;

const clock = (at: Date | null): string => (at ? `${at.getHours()}:${String(at.getMinutes()).padStart(2, "0")}` : "");

/** The service does not answer. */
export function ServiceNote(): JSX.Element | null {
  const session = useSession();
  const { service, report, checkedAt } = session.store;
  const { state } = service.value;
  if (state !== "away") return null;
  const { tries } = service.value;
  const meanwhile = report.value ? `下面是 ${clock(checkedAt.value)} 的结果，先只能看。` : "文稿没有动。";
  return (
    <Note tone="warn" icon="refresh" spin role="alert" actions={<Link onClick={() => session.check()}>现在就连</Link>}>
      {tries <= PATIENCE ? (
        <>
          <b>{place().service}正在重启</b>，3 秒后再连{tries > 1 && `（第 ${tries} 次）`}。{meanwhile}
        </>
      ) : (
        <>
          <b>一直连不上{place().service}。</b>
          {place().isOwn ? "请重新启动主笔，再点“现在就连”。" : place().remedy}
          {meanwhile}
        </>
      )}
    </Note>
  );
}

/** Something asked for about the whole draft failed. */
export function ErrorNote(): JSX.Element | null {
  const error = useSession().store.error.value;
  if (error?.of !== null) return null;
  return (
    <Note tone="err" icon="error" role="alert">
      <b>{sentence(error.title)}</b>
      {error.detail}
    </Note>
  );
}

/** What is new in the organisation's rules, layers that could not be read, and checks this computer cannot make. */
export function RuleNotes(): JSX.Element {
  const session = useSession();
  const { notices, settings } = session.store;
  const mutedNotices = settings.value.mutedNotices;
  const news = mutedNotices.includes(notices.value.news) ? "" : notices.value.news;
  const skipped = notices.value.skipped.filter(({ rule }) => rule !== LANGUAGETOOL && !mutedNotices.includes(rule));
  return (
    <>
      {news && (
        <Note
          tone="adv"
          icon="refresh"
          role="status"
          actions={<Link onClick={() => session.change({ mutedNotices: [...mutedNotices, news] })}>知道了</Link>}
        >
          {news}
        </Note>
      )}
      {notices.value.layers.map((problem) => (
        <Note key={problem} tone="warn" icon="warning" role="status">
          {problem}
        </Note>
      ))}
      {skipped.length > 0 && (
        <Note
          tone="adv"
          icon="off"
          role="status"
          actions={
            <Link onClick={() => session.change({ mutedNotices: [...mutedNotices, ...skipped.map((s) => s.rule)] })}>
              不再提醒
            </Link>
          }
        >
          <b>有 {reasons(skipped).length} 项没有看。</b>
          {reasons(skipped).join("")}
        </Note>
      )}
    </>
  );
}

/** Each reason once. */
export const reasons = (skipped: readonly { because: string }[]): string[] => [
  ...new Set(skipped.map((s) => sentence(s.because))),
];

const sentence = (text: string): string => (/[。！？]$/.test(text) ? text : `${text}。`);
