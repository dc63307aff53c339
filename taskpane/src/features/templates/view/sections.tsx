/** One type, section by section: what is there, what is missing, its holes to fill, its place to go. */

import type { JSX } from "preact";
import type { Section, Template } from "../../../api/wire";
import { Crumb } from "../../../ui/atoms";
import { useSession } from "../../../session/context";
import { Icon } from "../../../ui/icon";
import { Page } from "../../../ui/page";
import { FailureNote } from "../../../ui/failure";
import { Holes } from "./holes";

const rangeWords = (range: Section["range"]): string =>
  range ? (range[0] > 0 ? `${range[0]}–${range[1]} 字` : `${range[1]} 字内`) : "";

export function Sections({ template }: { template: Template }): JSX.Element {
  const { templates } = useSession();
  const missing = template.sections.filter((x) => x.required && !templates.present.value.has(x.id));
  return (
    <>
      <Crumb back="全部类型" onBack={() => templates.leave()}>
        <span class="cmd__n">{template.name}</span>
      </Crumb>
      <Page label={template.name}>
        <FailureNote of={templates.error} />
        <ul class="secs">
          {template.sections.map((section) => (
            <SectionRow key={section.id} section={section} />
          ))}
        </ul>
        <p class="pad lab">已有的部分不会覆盖；插入的文字用本文稿的样式，待填处用〔〕标出，自查时会提醒。</p>
      </Page>
      <div class="cmd">
        <button
          type="button"
          class="btn"
          disabled={missing.length === 0}
          onClick={() => void templates.insertMissing()}
        >
          {missing.length === 0 ? "该有的都有了" : `插入缺的 ${missing.length} 段`}
        </button>
      </div>
    </>
  );
}

function SectionRow({ section }: { section: Section }): JSX.Element {
  const { templates } = useSession();
  const open = templates.section.value === section.id;
  const present = templates.present.value.has(section.id);
  const body = `zb-section-${section.id}`;
  return (
    <li class="sec">
      <button
        type="button"
        class="sec__h"
        aria-expanded={open}
        aria-controls={body}
        onClick={() => (templates.section.value = open ? null : section.id)}
      >
        <Icon name={open ? "down" : "right"} small />
        <b>{section.name}</b>
        <small>{rangeWords(section.range)}</small>
        <span class="sec__st">
          {present && <Icon name="yes" small />}
          {!present && section.required && <Icon name="no" small />}
          {present ? "已有" : section.required ? "缺" : "可省"}
        </span>
      </button>
      {open && (
        <div class="sec__b" id={body}>
          <Holes section={section} />
        </div>
      )}
    </li>
  );
}
