/** 模板: the list of types, or one type section by section. */

import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { useSession } from "../../../session/context";
import { Sections } from "./sections";
import { Types } from "./types";

export function TemplatesTab(): JSX.Element {
  const { templates } = useSession();
  useEffect(() => void templates.load(), []);
  return templates.open.value ? <Sections template={templates.open.value} /> : <Types />;
}
