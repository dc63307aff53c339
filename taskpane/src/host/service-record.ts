/** What the service noted of its comments when it annotated the file, in a part of custom XML that travels with the text. */

export const SPACE = "urn:zhubi:record";

/** The digests of its comments; of a part that cannot be read, none. */
export function digestsIn(xml: string): string[] {
  try {
    const root = new DOMParser().parseFromString(xml, "application/xml").documentElement;
    const { comments } = JSON.parse(root.textContent) as { comments?: Record<string, unknown> };
    return Object.values(comments ?? {}).filter((d): d is string => typeof d === "string" && d !== "");
  } catch {
    return [];
  }
}

/** As the service reckons it: lines as the file has them, the first sixteen digits. */
export async function digestOf(text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text.replace(/\r\n?|\v/g, "\n"));
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(sum.slice(0, 8), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
