/** 审稿: 逐处批注, 常用批语, 审稿结论; above them the queue of drafts. */

import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { Report } from "../../../api/wire";
import type { ReviewPage } from "../state/store";
import { moveFocus } from "../../../ui/arrows";
import { Empty } from "../../check/view/empty";
import { Reading } from "../../check/view/reading";
import { useSession } from "../../../session/context";
import { NotesPage } from "./notes";
import { Queue } from "./queue";
import { RemarksPage } from "./remarks";
import { VerdictPage } from "./verdict";

const PAGES: readonly { page: ReviewPage; name: string }[] = [
  { page: "notes", name: "逐处批注" },
  { page: "remarks", name: "常用批语" },
  { page: "verdict", name: "审稿结论" },
];

export function ReviewTab(): JSX.Element {
  const { store, review } = useSession();
  const { page } = review.store;
  useEffect(() => void review.bank.load(), [review]);
  return (
    <>
      <nav class="sub" aria-label="审稿">
        <div class="seg seg--13" role="tablist" aria-label="审稿" onKeyDown={(e) => moveFocus(e, "[role=tab]", true)}>
          {PAGES.map(({ page: each, name }) => (
            <button
              key={each}
              type="button"
              class="seg__b"
              role="tab"
              aria-selected={page.value === each}
              aria-controls="zb-page"
              tabIndex={page.value === each ? 0 : -1}
              onClick={() => (page.value = each)}
            >
              {name}
            </button>
          ))}
        </div>
      </nav>
      <Queue />
      {store.isEmpty.value ? (
        <Empty />
      ) : store.report.value ? (
        <Shown report={store.report.value} page={page.value} />
      ) : (
        <Reading />
      )}
    </>
  );
}

function Shown({ report, page }: { report: Report; page: ReviewPage }): JSX.Element {
  if (page === "remarks") return <RemarksPage />;
  return page === "verdict" ? <VerdictPage /> : <NotesPage report={report} />;
}
