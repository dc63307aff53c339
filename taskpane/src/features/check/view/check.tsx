/** 自查: which of its pages is shown. */

import type { JSX } from "preact";
import { Card } from "../../finding/view/card";
import { RulePage } from "../../finding/view/rule";
import { useSession } from "../../../session/context";
import { HelpPage } from "../../help/view";
import { MiningPage } from "../../mining/view/mining";
import { Empty } from "./empty";
import { ListPage } from "./list/list";
import { Reading } from "./reading";
import { EvidencePage } from "../../evidence/view";
import { VersionsPage } from "../../versions/view/versions";
import { ReadyPage } from "../../preflight/view";
import { RolesPage } from "./roles";
import { IgnoredPage } from "./ignored";

export function CheckTab(): JSX.Element {
  const { store } = useSession();
  const page = store.page.value;
  if (page.at === "rule") return <RulePage rule={page.rule} back={page.back} />;
  if (page.at === "help") return <HelpPage />;
  if (page.at === "mining") return <MiningPage />;
  if (store.isEmpty.value) return <Empty />;
  const report = store.whole.value;
  if (!report) return <Reading />;
  switch (page.at) {
    case "finding":
      return store.current.value ? <Card item={store.current.value} /> : <ListPage report={report} />;
    case "roles":
      return <RolesPage report={report} />;
    case "ignored":
      return <IgnoredPage />;
    case "preflight":
      return <ReadyPage />;
    case "versions":
      return <VersionsPage />;
    case "evidence":
      return <EvidencePage />;
    case "list":
      return <ListPage report={report} />;
  }
}
