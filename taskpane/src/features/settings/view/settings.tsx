/** 设置: how it looks and when it speaks, what is set once, then what it speaks of. */

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { place } from "../../../api/place";
import type { Settings } from "../../../store/settings";
import { SEVERITIES } from "../../../text/words";
import { Check, Choice, markClass, Sev } from "../../../ui/atoms";
import { useSession } from "../../../session/context";
import { Page } from "../../../ui/page";
import { ExplainPage } from "../../explain/view/explain";
import { SelfTestPage } from "../../selftest/view";
import { PreferenceSection } from "./preferences";
import { ProofSection } from "../../proofing/view/section";

const THEMES: readonly { value: Settings["theme"]; label: string }[] = [
  { value: "auto", label: "跟随系统" },
  { value: "light", label: "浅色" },
  { value: "dark", label: "深色" },
  { value: "hc", label: "高对比度（只靠形状、文字和线型）" },
];
const SIZES: readonly { value: Settings["size"]; label: string }[] = [
  { value: "m", label: "标准" },
  { value: "l", label: "大" },
  { value: "xl", label: "特大" },
];
const WHEN: readonly { value: Settings["when"]; label: string }[] = [
  { value: "pause", label: "停笔就看" },
  { value: "asked", label: "点“自查”才看" },
];
const SAMPLES = {
  error: { text: "412 名", line: "实线" },
  warning: { text: "取得显著成效", line: "虚线" },
  advice: { text: "今年以来", line: "点线" },
} as const;

export function SettingsPage(): JSX.Element {
  const session = useSession();
  const inside = useSignal<"explain" | "self-test" | null>(null);
  const back = (): void => {
    inside.value = null;
  };
  if (inside.value === "explain") return <ExplainPage onBack={back} />;
  if (inside.value === "self-test") return <SelfTestPage onBack={back} />;
  const { theme, size, when, letters } = session.store.settings.value;
  return (
    <Page label="设置">
      <div class="pad stack12">
        <div class="two">
          <button type="button" class="btn" onClick={() => session.go.page({ at: "help" })}>
            使用说明和键盘
          </button>
          <button type="button" class="btn" onClick={() => session.tour.start()}>
            两分钟走一遍
          </button>
        </div>
        <fieldset>
          <legend class="h">颜色</legend>
          {THEMES.map(({ value, label }) => (
            <label class="opt" key={value}>
              <input
                type="radio"
                name="zb-theme"
                checked={theme === value}
                onChange={() => session.change({ theme: value })}
              />
              <i />
              <span>{label}</span>
            </label>
          ))}
        </fieldset>
        <fieldset>
          <legend class="h">字号</legend>
          <Choice label="字号" value={size} options={SIZES} onChange={(value) => session.change({ size: value })} />
        </fieldset>
        <fieldset>
          <legend class="h">什么时候看</legend>
          <Choice
            label="什么时候看"
            value={when}
            options={WHEN}
            onChange={(value) => session.change({ when: value })}
          />
        </fieldset>
        <div>
          <h2 class="h">读法</h2>
          <p class="lab">看主笔把这份稿子逐句读成了什么：谁、做了什么、数量的是什么、空不空。</p>
          <button type="button" class="btn" onClick={() => (inside.value = "explain")}>
            看读法
          </button>
        </div>
        <label class="words">
          <span class="h">审稿署名</span>
          <span class="lab">批注上写这个名字。空着就用{place().isOwn ? "这台电脑的用户名" : "登录的名字"}。</span>
          <input
            class="inp"
            maxLength={30}
            value={session.store.settings.value.reviewer}
            onChange={(e) => session.change({ reviewer: e.currentTarget.value.trim() })}
          />
        </label>
        <fieldset>
          <legend class="h">键盘</legend>
          <Check
            label="单键操作"
            hint="D 定位　Z 照改　P 批注　X 忽略；审稿 J K 上下，1–5 结论"
            checked={letters}
            onChange={(on) => session.change({ letters: on })}
          />
          <p class="lab">F8 下一处，Shift+F8 上一处，Esc 返回</p>
        </fieldset>
        <div>
          <h2 class="h">文中的标记</h2>
          <ul class="list-plain">
            {SEVERITIES.map((severity) => (
              <li key={severity}>
                <Sev severity={severity} />
                <span>
                  <span class={markClass(severity)}>{SAMPLES[severity].text}</span>　{SAMPLES[severity].line}
                </span>
              </li>
            ))}
          </ul>
        </div>
        <div>
          <h2 class="h">自测</h2>
          <p class="lab">新建一个空白文档，把各项功能试一遍，生成报告。</p>
          <button type="button" class="btn" onClick={() => (inside.value = "self-test")}>
            打开自测
          </button>
        </div>
        {/* What the service answers later stands last, so that nothing moves away under a finger. */}
        <PreferenceSection />
        <ProofSection />
      </div>
    </Page>
  );
}
