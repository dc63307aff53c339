/** 规则与要点: this period's topics, accepted words, and each rule's weight. */

import { pageAt } from "../../../api/entry";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { offer } from "../../../ui/download";
import { allRules, settingOf, type PreferenceEditor, type Setting } from "../state";
import { CATEGORIES, categoryName, SEVERITIES, SEVERITY } from "../../../text/words";
import { Note } from "../../../ui/atoms";
import { useSession } from "../../../session/context";
import { FileInput } from "../../../ui/file-input";
import { Icon } from "../../../ui/icon";

export function PreferenceSection(): JSX.Element {
  const { preferences } = useSession();
  useEffect(() => void preferences.load(), [preferences]);
  const saved = preferences.saved.value;
  const note = preferences.note.value;
  return (
    <>
      {note && (
        <Note
          tone={note.tone}
          icon={note.tone === "ok" ? "yes" : "error"}
          role={note.tone === "ok" ? "status" : "alert"}
        >
          {note.text}
        </Note>
      )}
      {saved && (
        <>
          <TurnedOff off={saved.off} />
          <Words
            label="本期要点"
            hint="一行一个。填了，才看选题对不对路。"
            value={saved.topics}
            onSave={preferences.topics}
          />
          <Words
            label="认可的词"
            hint="一行一个，如本地的工作品牌。这些词不再报。"
            value={saved.words}
            onSave={preferences.words}
          />
          <Rules preferences={preferences} />
          <Exchange preferences={preferences} />
        </>
      )}
    </>
  );
}

/** Every entry of 不查, whoever made it: the pane, or a person in the file. */
function TurnedOff({ off }: { off: readonly string[] }): JSX.Element {
  const { store, preferences } = useSession();
  const rules = store.rules.value;
  const nameOf = (entry: string): string => {
    const covered = allRules(rules?.rules ?? [], rules?.off ?? []).filter((rule) => rule.id.startsWith(entry));
    const [first] = covered;
    if (!first) return entry;
    return covered.length === 1 ? first.name : `${categoryName(first.category)}（${covered.length} 条）`;
  };
  return (
    <div>
      <h2 class="h">以后不报的</h2>
      {off.length === 0 ? (
        <p class="lab">没有。点“忽略”里的“以后不报”，会记在这里。</p>
      ) : (
        <ul class="never">
          {off.map((entry) => (
            <li class="rule" key={entry}>
              <span class="rule__n">{nameOf(entry)}</span>
              <button type="button" class="btn btn--sm" onClick={() => void preferences.turnOn(entry)}>
                再打开
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface WordsProps {
  label: string;
  hint: string;
  value: readonly string[];
  onSave(text: string): Promise<boolean>;
}

function Words({ label, hint, value, onSave }: WordsProps): JSX.Element {
  return (
    <label class="words">
      <span class="h">{label}</span>
      <span class="lab">{hint}</span>
      <textarea
        class="inp"
        rows={3}
        defaultValue={value.join("\n")}
        onChange={(e) => void onSave(e.currentTarget.value)}
      />
    </label>
  );
}

function Rules({ preferences }: { preferences: PreferenceEditor }): JSX.Element | null {
  const { store } = useSession();
  const rules = store.rules.value;
  const saved = preferences.saved.value;
  if (!rules || !saved) return null;
  const all = allRules(rules.rules, rules.off);
  const categories = CATEGORIES.filter((category) => all.some((rule) => rule.category === category));
  return (
    <div>
      <h2 class="h">每条规则</h2>
      <p class="lab">
        <a class="lnk" href={pageAt("/rules/")} target="_blank" rel="noreferrer">
          看全部规则和例子
        </a>
      </p>
      {categories.map((category) => (
        <details key={category}>
          <summary>{categoryName(category)}</summary>
          {all
            .filter((rule) => rule.category === category)
            .map((rule) => (
              <label class="rule" key={rule.id}>
                <span class="rule__n">
                  {rule.name}
                  <Declined counts={preferences.declined.value[rule.id]} />
                </span>
                <span class="pick">
                  <select
                    class="inp"
                    aria-label={`${rule.name}：轻重`}
                    value={settingOf(rule.id, saved)}
                    onChange={(e) => void preferences.set(rule.id, e.currentTarget.value as Setting)}
                  >
                    <option value="shipped">照原样</option>
                    {SEVERITIES.map((severity) => (
                      <option key={severity} value={severity}>
                        {SEVERITY[severity].word}
                      </option>
                    ))}
                    <option value="off">不查</option>
                  </select>
                  <Icon name="down" />
                </span>
              </label>
            ))}
        </details>
      ))}
    </div>
  );
}

function Exchange({ preferences }: { preferences: PreferenceEditor }): JSX.Element {
  return (
    <div class="acts">
      <button type="button" class="btn" onClick={() => offer(preferences.file(), "主笔设置.json")}>
        导出设置
      </button>
      <label class="btn">
        导入设置
        <FileInput accept=".json,application/json" onFiles={([file]) => void preferences.take(file)} />
      </label>
    </div>
  );
}

/** For whoever maintains the rules: how often its findings were declined, and why. */
function Declined({ counts }: { counts: Record<string, number> | undefined }): JSX.Element | null {
  const reasons = Object.entries(counts ?? {});
  if (reasons.length === 0) return null;
  return <small>没有照改：{reasons.map(([reason, n]) => `${reason} ${n} 次`).join("、")}</small>;
}
