import type { JSX } from "preact";
import type { Finding } from "../../../api/wire";
import { markClass } from "../../../ui/atoms";
import { useSession } from "../../../session/context";

/** The other places a finding rests on. */
export function Evidences({ finding }: { finding: Finding }): JSX.Element | null {
  const { store } = useSession();
  if (finding.evidence.length === 0) return null;
  const place = (id: string): string => {
    const index = store.report.value?.paragraphs.find((p) => p.id === id)?.index;
    return index === undefined ? "" : `第 ${index + 1} 段`;
  };
  return (
    <ul class="evidence" aria-label="对照的地方">
      {finding.evidence.map((e, i) => (
        <li class="f__row" key={i}>
          <span class="f__k">对照</span>
          <div class="f__v">
            <span class={`evidence__q ${markClass(finding.severity)}`}>{e.quote}</span>
            <span class="lab">{[e.note, place(e.paragraph)].filter(Boolean).join(" · ")}</span>
          </div>
        </li>
      ))}
    </ul>
  );
}
