import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Session } from "./session";

export const SessionContext = createContext<Session | null>(null);

/** The session of the pane this component stands in. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error("a view outside SessionContext");
  return session;
}
