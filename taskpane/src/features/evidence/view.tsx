/** 依据表: each fact of the draft with the place of the material that holds it; 核实清单 where none does. */

import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { EvidenceEntry, EvidencePlace } from "../../api/evidence";
import { FACT_KINDS, INPUTS } from "../../generated/vocabulary";
import { useSession } from "../../session/context";
import { namesOf } from "../../store/material";
import { Crumb, Link } from "../../ui/atoms";
import { FailureNote } from "../../ui/failure";
import { FileInput } from "../../ui/file-input";
import { Icon } from "../../ui/icon";
import { Page } from "../../ui/page";
import { idOf, type Group } from "./state";

const KIND = Object.fromEntries(FACT_KINDS.map(({ id, name }) => [id, name]));

export function EvidencePage(): JSX.Element {
  const { evidence, store, go } = useSession();
  const { table, busy, groups } = evidence;
  useEffect(() => void evidence.load(), [evidence, store.checked.value]);
  const name = namesOf(store.material.value).length > 0 ? "依据表" : "核实清单";
  const title = store.report.value?.paragraphs.find((p) => p.role === "title")?.text ?? "";
  return (
    <>
      <Crumb back="送审前必查" onBack={() => go.page({ at: "preflight" })}>
        <span class="cmd__n">{name}</span>
      </Crumb>
      <Page label={name} busy={busy.value && table.value === null}>
        <div class="preflight ev">
          <h2 class="preflight__t">
            {name}
            {title && `：${title}`}
          </h2>
          <p class="lab" role="status">
            <Standing />
          </p>
          <FailureNote of={evidence.error} />
          <Material />
          {groups.value.map((group) =>
            group.toVerify ? (
              <ToVerify key={group.id} group={group} />
            ) : (
              <details key={group.id} class="preflight__q ev__found">
                <summary class="h">
                  {group.name}
                  <span class="preflight__n">{group.entries.length} 处</span>
                </summary>
                <Lines group={group} />
              </details>
            ),
          )}
        </div>
      </Page>
      <div class="cmd">
        <button type="button" class="btn" onClick={() => window.print()}>
          打印这张单子
        </button>
      </div>
    </>
  );
}

/** The table in one line; also on the page that leads here. */
export function Standing(): JSX.Element {
  const { evidence } = useSession();
  const { table, open, groups } = evidence;
  if (!table.value) return <>正在看文稿里的数字、名称、日期、引语</>;
  const total = table.value.entries.length;
  if (total === 0) return <>文稿里没有要核的数字、名称、日期、引语。</>;
  const found = groups.value.filter((g) => !g.toVerify).reduce((sum, g) => sum + g.entries.length, 0);
  const left = open.value === 0 ? "都核过了" : open.value === total ? "都要核实" : `${open.value} 处要核实`;
  if (table.value.documents.length === 0) return <>{`数字、名称、日期、引语 ${total} 处，${left}。`}</>;
  return <>{`${total} 处里 ${found} 处材料里有，${left}。`}</>;
}

/** What the draft is compared with, and how to choose more. */
function Material(): JSX.Element {
  const { evidence, store } = useSession();
  const names = namesOf(store.material.value);
  const busy = evidence.busy.value;
  return (
    <div class="ev__m">
      <p class={names.length > 0 ? "lab" : "lab ev__hint"}>
        {names.length > 0
          ? `对照${names.map((name) => `《${name}》`).join("、")}。`
          : "选了写稿用的材料，就能看出哪些在材料里有、在哪一段。"}
      </p>
      <div class="ev__b">
        <label class="btn btn--sm">
          <Icon name={busy ? "refresh" : "upload"} small spin={busy} />
          {names.length > 0 ? "再加材料" : "选材料"}
          <FileInput accept={INPUTS} multiple disabled={busy} onFiles={(files) => void evidence.add(files)} />
        </label>
        {names.length > 0 && (
          <button type="button" class="btn btn--sm" disabled={busy} onClick={() => void evidence.drop()}>
            不对照了
          </button>
        )}
      </div>
    </div>
  );
}

function ToVerify({ group }: { group: Group }): JSX.Element {
  return (
    <fieldset class="preflight__q">
      <legend class="h">
        {group.name}
        <span class="preflight__n">{group.entries.length} 处</span>
      </legend>
      <Lines group={group} />
    </fieldset>
  );
}

const Lines = ({ group }: { group: Group }): JSX.Element => (
  <ul class="ev">
    {group.entries.map((entry) => (
      <Line key={idOf(entry)} entry={entry} toVerify={group.toVerify} group={group.name} />
    ))}
  </ul>
);

function Line({ entry, toVerify, group }: { entry: EvidenceEntry; toVerify: boolean; group: string }): JSX.Element {
  const { evidence, store } = useSession();
  const [place] = entry.places;
  // The material may stand in the document too: paragraphs are counted as the writer sees them.
  const where = ({ paragraph }: EvidencePlace, count: number): string => {
    const at = store.checked.value?.paragraphs.findIndex((p) => p.id === paragraph) ?? 0;
    return `本稿第 ${at + 1} 段${count > 1 ? `等 ${count} 处` : ""}`;
  };
  const [ground] = entry.grounds;
  const name = (
    <>
      <b>{entry.text}</b>
      {KIND[entry.kind] !== group && <small class="ev__k">{KIND[entry.kind]}</small>}
    </>
  );
  return (
    <li class="ev__l">
      {toVerify ? (
        <label class="opt">
          <input
            type="checkbox"
            checked={evidence.ticked.value.includes(idOf(entry))}
            onChange={(e) => evidence.tick(entry, e.currentTarget.checked)}
          />
          <i />
          <span>{name}</span>
        </label>
      ) : (
        <p class="ev__n">{name}</p>
      )}
      {place && (
        <p class="ev__q">
          <Link onClick={() => void evidence.reveal(place)}>{where(place, entry.places.length)}</Link>
          <Quote place={place} />
        </p>
      )}
      {ground && (
        <p class="ev__q ev__q--m">
          <span class="ev__w">{`${evidence.table.value?.documents[ground.document ?? 0] ?? ""} 第 ${ground.index + 1} 段`}</span>
          <Quote place={ground} />
        </p>
      )}
    </li>
  );
}

const Quote = ({ place }: { place: EvidencePlace }): JSX.Element => (
  <span>
    {place.before}
    <b class="ev__mk">{place.quote}</b>
    {place.after}
  </span>
);
