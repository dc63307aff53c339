/** 送审前必查: the questions a leader would ask first, to be ticked off one by one, and printed. */

import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { Leftovers } from "../../api/preflight";
import { goingOf, ownId, type Asked, type Removable } from "./state";
import type { Item } from "../../store/items";
import { ROLE, SEVERITY } from "../../text/words";
import { Check, Crumb, Link, Note } from "../../ui/atoms";
import { useSession } from "../../session/context";
import { Icon } from "../../ui/icon";
import { FailureNote } from "../../ui/failure";
import { Page } from "../../ui/page";
import { Standing } from "../evidence/view";

export function ReadyPage(): JSX.Element {
  const { store, go, final } = useSession();
  const { whole: report } = store;
  useEffect(() => void final.load(), [final, report.value]);
  const found = final.asked.value.reduce((sum, { items }) => sum + items.length, 0);
  const title = report.value?.paragraphs.find((p) => p.role === "title")?.text ?? "";
  return (
    <>
      <Crumb back="自查" onBack={() => go.list(true)}>
        <span class="cmd__n">送审前必查</span>
      </Crumb>
      <Page label="送审前必查" busy={final.groups.value === null}>
        <div class="preflight">
          <h2 class="preflight__t">送审前必查{title && `：${title}`}</h2>
          <p class="lab" role="status">
            {final.groups.value !== null && outcome(found, final.asked.value, final.open.value)}
          </p>
          {final.asked.value.map((asked) => (
            <Question key={asked.group.id} asked={asked} />
          ))}
          <Facts />
          <Left />
          <Leaving />
        </div>
      </Page>
      <div class="cmd">
        <button
          type="button"
          class="btn btn--primary"
          disabled={final.busy.value || !store.checked.value}
          onClick={() => void final.export()}
        >
          <Icon name="download" small />
          导出报送稿
        </button>
        <button type="button" class="btn" onClick={() => window.print()}>
          打印这张单子
        </button>
      </div>
    </>
  );
}

/** What all questions came to; nothing is clear as long as one of them was not looked into. */
function outcome(found: number, asked: readonly Asked[], open: number): string {
  const unseen = asked.some((one) => one.unseen.length > 0);
  const first =
    found > 0
      ? `查出 ${found} 处，改好或核实了就勾掉。`
      : `${unseen ? "看过的没有查出要改的，有的没有看全。" : "没有查出要改的。"}下面几样只能您自己核，核一样勾一样。`;
  return open === 0 ? `${first}都勾完了，可以送了。` : first;
}

/** 依据表 in one line, and the way to it. */
function Facts(): JSX.Element {
  const { evidence, go, store } = useSession();
  useEffect(() => void evidence.load(), [evidence, store.checked.value]);
  const wrong = evidence.groups.value.some((group) => group.id === "different");
  const open = evidence.open.value > 0 || !evidence.table.value;
  return (
    <section class="preflight__q" aria-labelledby="zb-facts">
      <h3 class="h preflight__h" id="zb-facts">
        <Icon
          name={wrong ? "no" : open ? "advice" : "yes"}
          small
          class={wrong ? "preflight__no" : open ? "" : "preflight__yes"}
        />
        数字、名称、日期、引语有依据吗
      </h3>
      <div class="preflight__l">
        <p class="lab preflight__s">
          <Standing />
        </p>
        <Link onClick={() => go.page({ at: "evidence" })}>
          {store.material.value.files.length + store.material.value.sources.length > 0 ? "看依据表" : "逐处核实"}
        </Link>
      </div>
    </section>
  );
}

const LOOK = {
  found: { icon: "no", class: "preflight__no", word: "" },
  unseen: { icon: "advice", class: "", word: "没有看全" },
  clear: { icon: "yes", class: "preflight__yes", word: "没有查出" },
} as const;

function Question({ asked: { group, items, unseen } }: { asked: Asked }): JSX.Element {
  const { final } = useSession();
  const own = ownId(group);
  const look = LOOK[items.length > 0 ? "found" : unseen.length > 0 ? "unseen" : "clear"];
  return (
    <fieldset class="preflight__q">
      <legend class="h">
        <Icon name={look.icon} small class={look.class} />
        {group.ask}
        <span class="preflight__n">{items.length > 0 ? `${items.length} 处` : look.word}</span>
      </legend>
      {items.map((item) => (
        <Line key={item.id} item={item} />
      ))}
      {unseen.map((because) => (
        <p class="lab" key={because}>
          {because}。
        </p>
      ))}
      {group.own && (
        <Check label={group.own} checked={final.ticked.value.includes(own)} onChange={(on) => final.tick(own, on)} />
      )}
    </fieldset>
  );
}

function Line({ item }: { item: Item }): JSX.Element {
  const { final, go, store } = useSession();
  const { finding, paragraphNumber, role } = item;
  const where = paragraphNumber === null ? "全文" : `第 ${paragraphNumber} 段${role ? `（${ROLE[role]}）` : ""}`;
  return (
    <div class="preflight__l">
      <Check
        label={finding.message}
        hint={`${SEVERITY[finding.severity].word} · ${where}`}
        checked={final.ticked.value.includes(item.id)}
        onChange={(on) => final.tick(item.id, on)}
      />
      <Link
        onClick={() => {
          store.mode.value = "final";
          go.card(item, true, { at: "preflight" });
        }}
      >
        看<span class="sr">{where}这一处</span>
      </Link>
    </div>
  );
}

const REMOVABLE: readonly { what: Removable; label: string; count(left: Leftovers): number }[] = [
  { what: "comments", label: "别人的批注", count: (left) => left.comments - left.own },
  { what: "changes", label: "修订（全部接受）", count: (left) => left.changes },
  { what: "highlights", label: "底色", count: (left) => left.highlights },
  { what: "authors", label: "作者和电脑的信息", count: (left) => left.authors.length + goingOf(left).length },
];

/** What goes out of the file when it is written to be submitted, and what was written. */
function Leaving(): JSX.Element {
  const { final } = useSession();
  const left = final.leftovers.value;
  const there = left ? REMOVABLE.filter(({ count }) => count(left) > 0) : [];
  const done = final.exported.value;
  return (
    <section class="preflight__out" aria-label="报送稿">
      <FailureNote of={final.error} />
      {there.length > 0 && (
        <fieldset class="preflight__q">
          <legend class="h">导出报送稿时去掉</legend>
          {there.map(({ what, label }) => (
            <Check
              key={what}
              label={label}
              checked={final.remove.value.includes(what)}
              onChange={(on) =>
                (final.remove.value = on
                  ? [...final.remove.value, what]
                  : final.remove.value.filter((other) => other !== what))
              }
            />
          ))}
        </fieldset>
      )}
      <p class="lab">导出的文件用标题作名字，不动原来的文件；主笔的标记一律不带。</p>
      {done && (
        <Note
          tone={done.notices.length > 0 ? "warn" : "ok"}
          icon={done.notices.length > 0 ? "warning" : "good"}
          role="status"
        >
          <b>已导出《{done.name}》。</b>
          {done.notices.join("")}
        </Note>
      )}
    </section>
  );
}

/** What of ours, and of others, is still in the file. */
function Left(): JSX.Element | null {
  const left = useSession().final.leftovers.value;
  if (!left) return null;
  return (
    <>
      <Counted left={left} />
      <Beside words={left.beside} />
    </>
  );
}

/** Words the file holds that are not on its pages: those that must not go out, then the rest. */
function Beside({ words }: { words: Leftovers["beside"] }): JSX.Element | null {
  const kept = words.filter(({ message }) => message !== "");
  const others = words.filter(({ message }) => message === "");
  if (words.length === 0) return null;
  return (
    <section class="preflight__q" aria-labelledby="zb-beside">
      <h3 class="h preflight__h" id="zb-beside">
        <Icon name={kept.length > 0 ? "no" : "advice"} small class={kept.length > 0 ? "preflight__no" : ""} />
        正文以外还有什么字
        <span class="preflight__n">{words.length} 处</span>
      </h3>
      <ul class="preflight__b">
        {kept.map(({ where, text, message }) => (
          <li key={where + text}>
            <b>{message}</b>
            <q>{text}</q>
            <small>{where}</small>
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <details>
          <summary class="lab">{kept.length > 0 ? `另有 ${others.length} 处，逐处看一遍` : "逐处看一遍"}</summary>
          <ul class="preflight__b">
            {others.map(({ where, text }) => (
              <li key={where + text}>
                <q>{text}</q>
                <small>{where}</small>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Counted({ left }: { left: Leftovers }): JSX.Element {
  const others = [
    left.comments > left.own && `别人的批注 ${left.comments - left.own} 条`,
    left.changes > 0 && `修订 ${left.changes} 处`,
    left.highlights > 0 && `底色 ${left.highlights} 处`,
    left.authors.length > 0 && `作者信息：${left.authors.join("、")}`,
    left.stays.length > 0 && `去不掉的，请打开看一遍：${left.stays.join("、")}`,
  ].filter(Boolean);
  if (left.own === 0 && others.length === 0) {
    return (
      <Note tone="ok" icon="good">
        文件里没有批注、修订和底色。
      </Note>
    );
  }
  return (
    <Note tone="warn" icon="warning">
      <b>文件里还有：</b>
      {[left.own > 0 && `主笔的批注 ${left.own} 条，点“清除标记”去掉`, ...others].filter(Boolean).join("；")}。
    </Note>
  );
}
