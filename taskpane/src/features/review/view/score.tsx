/** The reviewers' numbers: the total, the parts, and where the points went. */

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import type { Part, Report } from "../../../api/wire";
import { SEVERITIES, SEVERITY, type Group } from "../../../text/words";
import { useSession } from "../../../session/context";
import { Icon } from "../../../ui/icon";

export function Score({ report }: { report: Report }): JSX.Element {
  const { store, go } = useSession();
  const explained = useSignal(false);
  const { total, parts } = report.scores;
  if (total === null)
    return (
      <section class="score" aria-label="得分">
        <p>不是信息，不计分</p>
      </section>
    );
  return (
    <>
      <section class="score" aria-label="得分">
        <button
          type="button"
          class="score__all"
          aria-expanded={explained.value}
          onClick={() => (explained.value = !explained.value)}
        >
          <b>{total}</b>
          <span>
            总分<span class="sr">，看怎么算的</span> <Icon name={explained.value ? "up" : "down"} small />
          </span>
        </button>
        <div class="score__parts">
          {parts.map(({ part, points, weight }) => (
            <button
              key={part}
              type="button"
              class="part"
              aria-pressed={store.filter.value.part === part}
              onClick={() => go.part(part as Group)}
            >
              <span class="part__n">{part}</span>
              <span class="part__v">
                {points}
                <small>/{weight}</small>
                <span class="sr"> 分，只看{part}</span>
              </span>
              <svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
                <rect class="bar__t" width="100" height="4" />
                <rect class="bar__f" width={weight > 0 ? Math.round((100 * points) / weight) : 0} height="4" />
              </svg>
            </button>
          ))}
        </div>
      </section>
      {explained.value && <Explained total={total} parts={parts} />}
    </>
  );
}

function Explained({ total, parts }: { total: number; parts: readonly Part[] }): JSX.Element {
  return (
    <section class="why" aria-label="得分构成">
      <h2 class="h">{total} 分怎么来的</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">部分</th>
            <th scope="col">满分</th>
            <th scope="col">扣在哪里</th>
            <th scope="col">得分</th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <tr key={part.part}>
              <th scope="row">{part.part}</th>
              <td>{part.weight}</td>
              <td>{deductions(part)}</td>
              <td>
                <b>{part.points}</b>
              </td>
            </tr>
          ))}
          <tr>
            <th scope="row">合计</th>
            <td>{parts.reduce((sum, part) => sum + part.weight, 0)}</td>
            <td />
            <td>
              <b>{total}</b>
            </td>
          </tr>
        </tbody>
      </table>
      <p class="lab">{COSTS}，扣完为止。只给审稿人看；写稿人看“齐、欠、缺”。</p>
    </section>
  );
}

const COSTS = SEVERITIES.map((severity, index) => {
  const { word, costs } = SEVERITY[severity];
  return index === 0 ? `${word}一处扣本部分的${costs}` : `${word}扣${costs}`;
}).join("，");

function deductions({ counts, points, weight }: Part): string {
  const said = SEVERITIES.map((severity, index) => ({ word: SEVERITY[severity].word, n: counts[index] ?? 0 })).filter(
    ({ n }) => n > 0,
  );
  if (said.length > 0) return said.map(({ word, n }) => `${word} ${n}`).join(" · ");
  return points < weight ? "没有写" : "没有扣";
}
