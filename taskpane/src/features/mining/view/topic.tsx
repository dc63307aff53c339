/** One topic: why, what is missing, and its outline, each fact with the place it came from. */

import type { JSX } from "preact";
import { Fragment } from "preact";
import type { Candidate, Fill, OutlineSection } from "../../../api/mining";
import { offer } from "../../../ui/download";
import { holesLeft, valuesOf } from "../state";
import { isHole, pieces } from "../../../text/holes";
import { Crumb, Link } from "../../../ui/atoms";
import { useSession } from "../../../session/context";
import { Icon } from "../../../ui/icon";
import { Page } from "../../../ui/page";
import { Blank } from "../../../ui/marked";
import { FailureNote } from "../../../ui/failure";
import { placeWords } from "./topics";

export function TopicPage({ candidate }: { candidate: Candidate }): JSX.Element {
  const { mining, store, host } = useSession();
  const written = mining.written.value.includes(candidate.key);
  return (
    <>
      <Crumb back="全部题目" onBack={() => (mining.open.value = null)}>
        <span class="cmd__n">{candidate.type_name}</span>
      </Crumb>
      <Page label={candidate.name} still>
        <FailureNote of={mining.error} />
        <div class="pad stack12">
          <div>
            <h2 class="h">{candidate.name}</h2>
            <p class="lab">
              {candidate.type_name}：{candidate.because}
            </p>
          </div>
          <ul class="topic__rs" aria-label="为什么能写">
            {candidate.reasons.map((reason) => (
              <li class="topic__r" key={reason}>
                <Icon name="yes" small />
                <span>{reason}</span>
              </li>
            ))}
            {candidate.missing.map((lack) => (
              <li class="topic__r topic__r--no" key={lack}>
                <Icon name="no" small />
                <span>{lack.startsWith("两处") ? lack : `还缺：${lack}`}</span>
              </li>
            ))}
          </ul>
          <p class="lab">
            实底的字都是原文，<b>待填处 {holesLeft(candidate)} 个</b>要您来填。
          </p>
        </div>
        <ul class="secs">
          {candidate.outline.map((section) => (
            <Section key={section.id} section={section} />
          ))}
        </ul>
      </Page>
      <div class="cmd">
        {host.can.insert && (
          <button
            type="button"
            class="btn btn--primary"
            disabled={mining.busy.value}
            onClick={() => void mining.write(candidate)}
          >
            {written ? "再写一份" : store.isEmpty.value ? "写进文稿" : "接在文稿后面"}
          </button>
        )}
        <button
          type="button"
          class="btn"
          disabled={mining.busy.value}
          onClick={() => void save(candidate, mining.file)}
        >
          另存提纲
        </button>
      </div>
    </>
  );
}

async function save(candidate: Candidate, file: (candidate: Candidate) => Promise<Blob | null>): Promise<void> {
  const made = await file(candidate);
  if (made) offer(made, `${candidate.name}（提纲）.docx`);
}

function Section({ section }: { section: OutlineSection }): JSX.Element {
  const values = valuesOf(section);
  return (
    <li class="sec mined">
      <h3 class="mined__h">{section.name}</h3>
      {section.text.split("\n").map((line, i, lines) => {
        const before = pieces(lines.slice(0, i).join("\n")).filter(isHole).length;
        return (
          <p class="mined__t" key={i}>
            {pieces(line).map((piece, j) =>
              isHole(piece) ? (
                <Slot key={j} hole={piece.hole} value={values[before + piece.index] ?? ""} />
              ) : (
                <Fragment key={j}>{piece.text}</Fragment>
              ),
            )}
          </p>
        );
      })}
      {section.fills.length > 0 && <Sources fills={section.fills} />}
    </li>
  );
}

const Slot = ({ hole, value }: { hole: string; value: string }): JSX.Element =>
  value ? (
    <span class="slot slot--done">{value}</span>
  ) : (
    <span class="slot">
      <Blank asks={hole} />
    </span>
  );

/** Where the facts of a section came from, each place once. */
function Sources({ fills }: { fills: readonly Fill[] }): JSX.Element {
  const { mining } = useSession();
  const mined = mining.found.value;
  if (!mined) return <></>;
  const seen = new Set<string>();
  const places = fills.filter(({ place }) => {
    const words = placeWords(place, mined);
    return !seen.has(words) && Boolean(seen.add(words));
  });
  return (
    <p class="lab">
      出自
      {places.map(({ place }, i) => (
        <Fragment key={place.index}>
          {i > 0 && "、"}
          {mining.isHere(place) ? (
            <Link onClick={() => void mining.reveal(place)}>{placeWords(place, mined)}</Link>
          ) : (
            placeWords(place, mined)
          )}
        </Fragment>
      ))}
    </p>
  );
}
