import type { JSX } from "preact";
import type { Candidate, Mined, MinedLocation } from "../../../api/mining";
import { useSession } from "../../../session/context";
import { Icon } from "../../../ui/icon";

/** Where something stands, in words. */
export const placeWords = (place: MinedLocation, mined: Mined): string => {
  const name = mined.documents[place.document] ?? "";
  return `${mined.documents.length > 1 ? `《${name}》` : ""}第 ${place.index + 1} 段`;
};

/** The topics, best first. */
export function Topics({ mined }: { mined: Mined }): JSX.Element {
  const count = mined.candidates.length;
  const names = mined.documents.map((name) => `《${name}》`).join("、");
  if (count === 0) {
    return (
      <div class="empty">
        <h2>没有找到可以单独成篇的题目</h2>
        <p>看过{names}。能写成信息的，要有一件具体的事、一个看得见的结果。可以换一份写得细的材料。</p>
      </div>
    );
  }
  return (
    <>
      <div class="pad">
        <h2 class="h">{count} 个题目可以写成信息</h2>
        <p class="lab">
          出自{names}，最合适的在前；另有 {mined.passed_over} 段没有可用的题目。
        </p>
      </div>
      <ol class="topics">
        {mined.candidates.map((candidate, i) => (
          <Topic key={candidate.key} candidate={candidate} place={i + 1} mined={mined} />
        ))}
      </ol>
    </>
  );
}

function Topic({ candidate, place, mined }: { candidate: Candidate; place: number; mined: Mined }): JSX.Element {
  const { mining } = useSession();
  const written = mining.written.value.includes(candidate.key);
  return (
    <li class="topic">
      <button type="button" class="topic__b" onClick={() => (mining.open.value = candidate)}>
        <span class="topic__h">
          <span class="topic__n">{place}</span>
          <b>{candidate.name}</b>
          <small>{candidate.type_name}</small>
        </span>
        <span class="topic__w">
          {[candidate.unit, candidate.places.map((p) => placeWords(p, mined)).join("、")].filter(Boolean).join(" · ")}
        </span>
        {candidate.reasons.slice(0, 3).map((reason) => (
          <span class="topic__r" key={reason}>
            <Icon name="yes" small />
            <span>{reason}</span>
          </span>
        ))}
        {candidate.missing.length > 0 && (
          <span class="topic__r topic__r--no">
            <Icon name="no" small />
            <span>还缺：{candidate.missing.join("、")}</span>
          </span>
        )}
        <span class="topic__go">
          {written ? "提纲已写进文稿" : "看提纲"}
          <Icon name="right" small />
        </span>
      </button>
    </li>
  );
}
