/** The host, with all that writes to the document or beside it under way until it is done: nothing may reload meanwhile. */

import type { Host } from "../host/host";
import { during } from "./attempts";

export function working(host: Host): Host {
  const { replace, withdraw, memory } = host;
  return {
    ...host,
    apply: (edits, options) => during(() => host.apply(edits, options)),
    insert: (blocks, where) => during(() => host.insert(blocks, where)),
    comment: (anchor, text, author) => during(() => host.comment(anchor, text, author)),
    mark: (findings, active) => during(() => host.mark(findings, active)),
    clear: () => during(() => host.clear()),
    memory: { ...memory, save: (keys) => during(() => memory.save(keys)) },
    ...(replace ? { replace: (blocks) => during(() => replace(blocks)) } : {}),
    ...(withdraw ? { withdraw: (comment) => during(() => withdraw(comment)) } : {}),
  };
}
