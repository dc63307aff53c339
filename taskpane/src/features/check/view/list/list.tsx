/** The writer's list: how much there is, the parts, the filter, 先改三处, the rest by part. */

import type { JSX } from "preact";
import type { Report } from "../../../../api/wire";
import { useSession } from "../../../../session/context";
import { Page } from "../../../../ui/page";
import { TourInvitation } from "../../../tour/view";
import { Clear } from "./clear";
import { Command } from "./command";
import { FilterBar } from "./filter";
import { Folds } from "./folds";
import { GenreNote } from "./genre";
import { Completeness } from "./completeness";
import { RuleNotes, ServiceNote, ErrorNote } from "../notes";
import { ProofNote } from "../../../proofing/view/note";
import { Rows } from "./rows";
import { VersionsNote } from "../../../versions/view/note";
import { SkippedNote } from "./skipped";

export function ListPage({ report }: { report: Report }): JSX.Element {
  const { items, service } = useSession().store;
  const away = service.value.state === "away";
  return (
    <>
      <Page label="自查" dim={away}>
        <Completeness report={report} />
        <TourInvitation />
        <ServiceNote />
        <ErrorNote />
        <RuleNotes />
        <ProofNote />
        <GenreNote genre={report.genre} />
        {items.value.length === 0 ? (
          <Clear report={report} />
        ) : (
          <>
            <FilterBar />
            <Rows>
              <Folds />
            </Rows>
            <SkippedNote report={report} />
          </>
        )}
        <VersionsNote />
      </Page>
      <Command />
    </>
  );
}
