/** 看分段: what each paragraph was taken for, why, and a menu to correct it. */

import type { JSX } from "preact";
import type { Report, RoledParagraph, Role } from "../../../api/wire";
import { pins } from "../../../store/pins";
import { opening } from "../../../text/excerpt";
import { COMMON_ROLES, ROLE } from "../../../text/words";
import { Crumb } from "../../../ui/atoms";
import { useSession } from "../../../session/context";
import { Icon } from "../../../ui/icon";
import { Page } from "../../../ui/page";

const OTHER_ROLES = (Object.keys(ROLE) as Role[]).filter((role) => !COMMON_ROLES.includes(role));

export function RolesPage({ report }: { report: Report }): JSX.Element {
  const session = useSession();
  const pinned = pins(session.store.memory.value, report.paragraphs);
  const paragraphs = report.paragraphs.filter((p) => p.text.trim() !== "");
  return (
    <>
      <Crumb back="自查" onBack={() => session.go.list(true)}>
        <span class="cmd__n">
          {paragraphs.length} 段 · {report.genre.name}
        </span>
      </Crumb>
      <Page label="看分段">
        <p class="pad lab">主笔这样认各段。认错了就改，改过的按您的来。</p>
        <ul class="set__g">
          {paragraphs.map((p) => (
            <RoleRow key={p.id} paragraph={p} pinned={pinned.has(p.id)} />
          ))}
        </ul>
      </Page>
      <div class="cmd">
        <button type="button" class="btn" disabled={pinned.size === 0} onClick={() => session.unpinAll()}>
          恢复自动
        </button>
        <span class="cmd__sp" />
        <button type="button" class="btn btn--quiet" onClick={() => session.check()}>
          <Icon name="refresh" small />
          自查
        </button>
      </div>
    </>
  );
}

function RoleRow({ paragraph, pinned }: { paragraph: RoledParagraph; pinned: boolean }): JSX.Element {
  const session = useSession();
  const place = paragraph.index + 1;
  const option = (role: Role): JSX.Element => (
    <option key={role} value={role}>
      {ROLE[role]}
    </option>
  );
  return (
    <li class="rl">
      <span class="rl__n">{place}</span>
      <div class="rl__c">
        <p class="rl__t">{opening(paragraph.label + paragraph.text)}</p>
        <p class="lab">{pinned ? "您改过" : paragraph.because}</p>
      </div>
      <span class="pick pick--28">
        <select
          class="inp"
          aria-label={`第 ${place} 段认作`}
          value={paragraph.role}
          onChange={(e) => session.pin(paragraph.id, e.currentTarget.value as Role)}
        >
          <optgroup label="常用">{COMMON_ROLES.map(option)}</optgroup>
          <optgroup label="其他">{OTHER_ROLES.map(option)}</optgroup>
        </select>
        <Icon name="down" />
      </span>
    </li>
  );
}
