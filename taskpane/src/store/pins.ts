/**
 * Roles the writer corrected, kept beside what is ignored. A pin knows the sentences of its paragraph and the paragraphs
 * around it, so that it finds its place again in a text that was edited elsewhere, where ids and numbers are others.
 */

import type { Role } from "../api/wire";
import { fingerprint } from "../text/fingerprint";
import { ROLE } from "../text/words";
import { sentencesOf } from "./locked";

const PIN = "pin:";

interface Read {
  id: string;
  text: string;
}

/** Fingerprints of a paragraph's sentences, and of what stands before and after it; blank lines do not count. */
interface Place {
  id: string;
  own: string[];
  before: string;
  after: string;
}

interface Pin extends Place {
  entry: string;
  role: Role;
}

/** A place, with the fingerprint of the whole paragraph that stands there. */
interface Stand extends Place {
  whole: string;
}

/** `pin:role:id@own+own,before,after`. */
const written = (role: Role, { id, own, before, after }: Place): string =>
  `${PIN}${role}:${id}@${own.join("+")},${before},${after}`;

function pinOf(entry: string): Pin[] {
  if (!entry.startsWith(PIN)) return [];
  const at = entry.lastIndexOf("@");
  const [role = "", ...id] = entry.slice(PIN.length, at < 0 ? undefined : at).split(":");
  if (!(role in ROLE)) return [];
  const [own = "", before = "", after = ""] = at < 0 ? [] : entry.slice(at + 1).split(",");
  return [{ entry, role: role as Role, id: id.join(":"), own: own.split("+").filter(Boolean), before, after }];
}

function placesIn(paragraphs: readonly Read[]): Stand[] {
  const full = paragraphs.filter((p) => p.text.trim() !== "");
  const prints = full.map((p) => fingerprint(p.text.trim()));
  return full.map((p, i) => ({
    id: p.id,
    whole: prints[i] ?? "",
    own: sentencesOf(p).map((s) => fingerprint(s.text.trim())),
    before: prints[i - 1] ?? "",
    after: prints[i + 1] ?? "",
  }));
}

/** How surely a pin belongs here: by its sentences, else by what stands around it; 0 for not at all. */
function likeness(pin: Pin, here: Stand): number {
  const shared = pin.own.filter((print) => here.own.includes(print)).length;
  const around = Number(pin.before === here.before) + Number(pin.after === here.after);
  const same = Number(pin.id === here.id);
  // One kept before its place was: all there is to go by is its id.
  if (pin.own.length === 0) return same;
  if (shared === 0 && [pin.before, pin.after].includes(here.whole)) return 0; // it stood beside it
  return shared > 0 || around + same >= 2 ? 8 * shared + 2 * around + same : 0;
}

function placed(memory: readonly string[], paragraphs: readonly Read[]): { pin: Pin; place: Stand }[] {
  const kept = memory.flatMap(pinOf);
  if (kept.length === 0) return []; // asked at every check, and mostly nothing was corrected
  const places = placesIn(paragraphs);
  return kept.flatMap((pin) => {
    const best = places.reduce<Stand | undefined>(
      (found, place) => (likeness(pin, place) > (found ? likeness(pin, found) : 0) ? place : found),
      undefined,
    );
    return best ? [{ pin, place: best }] : [];
  });
}

/** The corrected roles by the id their paragraph has now. */
export const pins = (memory: readonly string[], paragraphs: readonly Read[]): Map<string, Role> =>
  new Map(placed(memory, paragraphs).map(({ pin, place }) => [place.id, pin.role]));

/** The memory with every pin told where it stands now; one whose paragraph is gone waits for it to come back. */
export function followed(memory: readonly string[], paragraphs: readonly Read[]): string[] {
  const now = new Map(placed(memory, paragraphs).map(({ pin, place }) => [pin.entry, written(pin.role, place)]));
  return memory.map((entry) => now.get(entry) ?? entry);
}

export function withPin(memory: readonly string[], paragraphs: readonly Read[], id: string, role: Role): string[] {
  const old = new Set(
    placed(memory, paragraphs)
      .filter(({ place }) => place.id === id)
      .map(({ pin }) => pin.entry),
  );
  const place = placesIn(paragraphs).find((each) => each.id === id);
  return [...memory.filter((entry) => !old.has(entry)), ...(place ? [written(role, place)] : [])];
}

export const withoutPins = (memory: readonly string[]): string[] => memory.filter((entry) => !entry.startsWith(PIN));
