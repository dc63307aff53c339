/** The page of a class: a trainee joins by code; the trainer's address carries the key and shows the board. */

import { signal } from "@preact/signals";
import { render, type JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { loadSettings } from "../../store/settings";
import { createClassroom, type Board, type Classroom } from "../../features/training/state/classroom";
import { Note } from "../../ui/atoms";
import { Qr } from "../../ui/qr";
import { followTheme } from "../../ui/theme";
import { Marking } from "../../features/training/view/marking";
import { Rewriting } from "../../features/training/view/rewriting";
import { focusable, keepFocus } from "../../ui/keep-focus";
import { storage } from "./mount";

const EVERY = 2000;

export function mountClass(root: HTMLElement): void {
  followTheme(signal(loadSettings(storage())), document);
  const who = Array.from(window.crypto.getRandomValues(new Uint8Array(8)), (n) => n.toString(16)).join("");
  const room = createClassroom((...a) => window.fetch(...a), `id-${who}`);
  const key = location.hash.slice(1);
  keepFocus(root, () => focusable(root.querySelector("h1")));
  render(key ? <Trainer room={room} secret={key} /> : <Trainee room={room} />, root);
}

function Trainee({ room }: { room: Classroom }): JSX.Element {
  // A telephone that read the QR code brings the code along.
  const [code, setCode] = useState(new URLSearchParams(location.search).get("code") ?? "");
  const [name, setName] = useState("");
  if (room.over.value) return <Over />;
  return (
    <main class="classroom">
      <h1>{room.title.value || "课堂练习"}</h1>
      {room.error.value && (
        <Note tone="err" icon="error" role="alert">
          {room.error.value}
        </Note>
      )}
      {room.practice.value ? (
        <>
          <Marking practice={room.practice.value} />
          {room.practice.value.outcome.value && (
            <Rewriting step={room.practice.value.step} verdict={room.rewritten.value} ask={room.ask} />
          )}
        </>
      ) : (
        <form
          class="stack12"
          onSubmit={(event) => {
            event.preventDefault();
            void room.join(code, name);
          }}
        >
          <label class="words">
            <span class="h">课堂码</span>
            <span class="lab">看屏幕上的六位数字</span>
            <input
              class="inp"
              inputMode="numeric"
              autocomplete="off"
              maxLength={6}
              value={code}
              onInput={(e) => setCode(e.currentTarget.value)}
            />
          </label>
          <label class="words">
            <span class="h">姓名（可不填）</span>
            <span class="lab">只给讲课人看，下课就没有了</span>
            <input
              class="inp"
              autocomplete="off"
              maxLength={20}
              value={name}
              onInput={(e) => setName(e.currentTarget.value)}
            />
          </label>
          <button type="submit" class="btn btn--primary btn--block btn--44">
            进课堂
          </button>
        </form>
      )}
    </main>
  );
}

function Trainer({ room, secret }: { room: Classroom; secret: string }): JSX.Element {
  useEffect(() => {
    void room.look(secret);
    const timer = setInterval(() => void (room.over.value || room.look(secret)), EVERY);
    return () => clearInterval(timer);
  }, [secret]);
  if (room.over.value) return <Over />;
  const board = room.board.value;
  return (
    <main class="classroom classroom--board">
      {room.error.value && (
        <Note tone="err" icon="error" role="alert">
          {room.error.value}
        </Note>
      )}
      {board && (
        <>
          <h1>{board.title}</h1>
          <div class="classroom__in">
            <Qr of={board.entry} label={`二维码：${location.origin}，课堂码 ${board.code}`} />
            <p class="classroom__code">
              扫码，或打开 {location.origin}
              <br />
              课堂码 <b>{board.code}</b>
            </p>
          </div>
          {/* One text, or every look at the board would write the same number anew, and have it read out again. */}
          <p role="status">{`交了 ${board.people} 人`}</p>
          <Counts board={board} />
          <button type="button" class="btn btn--44" onClick={() => void room.end(secret)}>
            下课
          </button>
        </>
      )}
    </main>
  );
}

/** The text, each clause with how many marked it. */
function Counts({ board }: { board: Board }): JSX.Element {
  const count = (line: number, clause: number | null): number =>
    board.counts.find((c) => c.line === line && c.clause === clause)?.count ?? 0;
  const number = (n: number): JSX.Element | null => (n > 0 ? <sup aria-label={`${n} 人标了`}>{n}</sup> : null);
  return (
    <div class="marking__text">
      {board.step.lines.map((line, i) => (
        <p key={i}>
          {line.clauses.map(({ span }, j) => (
            <span key={j} class={count(i, j) > 0 ? "pt" : undefined}>
              {line.text.slice(span[0], span[1])}
              {number(count(i, j))}
            </span>
          ))}
          {count(i, null) > 0 && <span class="pt">整段{number(count(i, null))}</span>}
        </p>
      ))}
    </div>
  );
}

const Over = (): JSX.Element => (
  <main class="classroom">
    <h1>下课了</h1>
    <p>练习不再接收，交过的也没有留下。</p>
  </main>
);
