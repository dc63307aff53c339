/** What changed in meaning, what has become better, and both versions side by side. */

import type { JSX } from "preact";
import type { VersionRow } from "../../../api/versions";
import type { Finding } from "../../../api/wire";
import { useSession } from "../../../session/context";
import { changed } from "../../../text/changed";
import type { Change } from "../../../text/preview";
import { Crumb, Link, Sev } from "../../../ui/atoms";
import { FailureNote } from "../../../ui/failure";
import { Page } from "../../../ui/page";
import { isChanged, type Compared } from "../state";

/** What came of it in one line; what is none is left out. */
function summed({ mended, left, fresh }: Compared, rows: number, meanings: number): string {
  const findings = [
    mended.length && `改好了 ${mended.length} 处`,
    left && `还有 ${left} 处`,
    fresh.length && `新冒出 ${fresh.length} 处`,
  ].filter(Boolean);
  const moved = `动了 ${rows} 句；${meanings ? `意思变了 ${meanings} 处` : "意思没变"}。`;
  return findings.length ? `${moved}${findings.join("，")}。` : moved;
}

export function ComparedPage({ compared }: { compared: Compared }): JSX.Element {
  const { versions } = useSession();
  const meanings = compared.rows.flatMap((row) => row.changes.map((change) => ({ row, change })));
  const rows = compared.rows.filter(isChanged);
  return (
    <>
      <Crumb back="换一稿对照" onBack={() => versions.close()}>
        <span class="cmd__n">和{compared.name}对照</span>
      </Crumb>
      <Page label="两稿对照">
        <FailureNote of={versions.error} />
        <div class="pad stack12">
          <p class="lab" role="status">
            {rows.length === 0 ? "两稿一字不差。" : summed(compared, rows.length, meanings.length)}
          </p>
          {meanings.length > 0 && (
            <section>
              <h2 class="h">意思变了什么</h2>
              <ul class="vs">
                {meanings.map(({ row, change }, i) => {
                  const spot = change.after ?? row.after;
                  return (
                    <li class="vs__l" key={i}>
                      <span class="vs__n">{change.says}</span>
                      {spot && (
                        <Link onClick={() => void versions.reveal(spot)}>
                          看<span class="sr">：{change.says}</span>
                        </Link>
                      )}
                    </li>
                  );
                })}
              </ul>
            </section>
          )}
          <Findings name="什么改好了" findings={compared.mended} />
          <Findings name="新冒出来的" findings={compared.fresh} />
          {rows.length > 0 && (
            <section>
              <h2 class="h">逐句对照</h2>
              <div class="vs__t">
                {rows.map((row, i) => (
                  <Row key={i} row={row} />
                ))}
              </div>
            </section>
          )}
        </div>
      </Page>
      {versions.canPutBack.value && rows.length > 0 && (
        <div class="cmd">
          <button type="button" class="btn" disabled={versions.busy.value} onClick={() => void versions.putBack()}>
            放回旧稿
          </button>
        </div>
      )}
    </>
  );
}

function Findings({ name, findings }: { name: string; findings: readonly Finding[] }): JSX.Element | null {
  if (findings.length === 0) return null;
  return (
    <section>
      <h2 class="h">{name}</h2>
      <ul class="vs">
        {findings.map((finding) => (
          <li class="vs__l" key={finding.key}>
            <Sev severity={finding.severity}>{""}</Sev>
            <span class="vs__n">{finding.message}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Row({ row }: { row: VersionRow }): JSX.Element {
  const { before, after } = changed(row.before?.quote ?? "", row.after?.quote ?? "");
  return (
    <div class="diff vs__r">
      <p class="diff__r">
        <span class="diff__k">旧稿</span>
        <span>{row.before ? before.map(piece) : <i class="lab">没有这句</i>}</span>
      </p>
      <p class="diff__r">
        <span class="diff__k">现在</span>
        <span>
          {row.after ? after.map(piece) : <i class="lab">删了</i>}
          {row.moved && <small class="vs__m">换了位置</small>}
        </span>
      </p>
    </div>
  );
}

const piece = ({ kind, text }: Change, i: number): JSX.Element =>
  kind === "gone" ? (
    <del key={i}>{text}</del>
  ) : kind === "new" ? (
    <ins key={i}>{text}</ins>
  ) : (
    <span key={i}>{text}</span>
  );
