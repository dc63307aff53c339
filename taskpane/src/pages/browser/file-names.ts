/** Files as they come and go: which names are of what can be read, and what a copy is called. */

import { DRAFT_SUFFIXES, WORD_SUFFIXES } from "../../generated/vocabulary";

const suffixOf = (name: string): string => /\.[^.]+$/.exec(name)?.[0] ?? "";
const oneOf = (suffixes: readonly string[], name: string): boolean => suffixes.includes(suffixOf(name).toLowerCase());

/** A document of Word itself, which can be read and written. */
export const isWordFile = (name: string): boolean => oneOf(WORD_SUFFIXES, name);

/** What is taken from a folder: a template is no draft. */
export const isDraftFile = (name: string): boolean => oneOf(DRAFT_SUFFIXES, name);

/** A file keeps the kind it has: Word does not open a .docx that holds macros. A new one is a .docx. */
export function copyName(name: string, addition: string, file: File | null): string {
  const suffix = file && isWordFile(file.name) ? suffixOf(file.name) : ".docx";
  return `${name.replace(/\.[^.]+$/, "") || "文稿"}${addition}${suffix}`;
}
