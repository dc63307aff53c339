import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Stage } from "../state/stage";

export const StageContext = createContext<Stage | null>(null);

/** The stage this component stands on. */
export function useStage(): Stage {
  const stage = useContext(StageContext);
  if (!stage) throw new Error("a view outside StageContext");
  return stage;
}
