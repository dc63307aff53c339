/** 两稿对照 and 存稿: choose an earlier version, or see what the one chosen says. */

import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { INPUTS } from "../../../generated/vocabulary";
import { useSession } from "../../../session/context";
import { Crumb } from "../../../ui/atoms";
import { FailureNote } from "../../../ui/failure";
import { FileInput } from "../../../ui/file-input";
import { Icon } from "../../../ui/icon";
import { Page } from "../../../ui/page";
import { ComparedPage } from "./compared";
import { Keeping, Others, Own } from "./kept";

export function VersionsPage(): JSX.Element {
  const { versions, go } = useSession();
  const { compared, busy } = versions;
  useEffect(() => void versions.load(), [versions]);
  if (compared.value) return <ComparedPage compared={compared.value} />;
  return (
    <>
      <Crumb back="自查" onBack={() => go.list(true)}>
        <span class="cmd__n">两稿对照、存稿</span>
      </Crumb>
      <Page label="两稿对照、存稿" busy={busy.value}>
        <div class="pad stack12">
          <FailureNote of={versions.error} />
          <div>
            <h2 class="h">和哪一稿对照</h2>
            <p class="lab">看意思变了什么、哪些地方改好了；只换了字、意思没变的不说。</p>
          </div>
          <label class="btn vs__pick">
            <Icon name="upload" small />
            选一份旧稿
            <FileInput accept={INPUTS} disabled={busy.value} onFiles={([file]) => void versions.compareFile(file)} />
          </label>
          <Own />
          <Others />
          <Keeping />
        </div>
      </Page>
    </>
  );
}
