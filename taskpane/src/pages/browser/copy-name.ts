/** Word documents as they come and go: which names are theirs, and what a copy is called. */

export const OFFICE = /\.(docx|docm|dotx|dotm)$/i;

/** A file keeps the kind it has: Word does not open a .docx that holds macros. A new one is a .docx. */
export function copyName(name: string, addition: string, file: File | null): string {
  const [suffix = ".docx"] = (file && OFFICE.exec(file.name)) ?? [];
  return `${name.replace(/\.[^.]+$/, "") || "文稿"}${addition}${suffix}`;
}
