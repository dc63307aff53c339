/** Collections count from 1 and throw beyond their ends. */
export function item<T>(list: readonly T[], index: number): T {
  const found = list[index - 1];
  if (!found) throw new Error("the requested member of the collection does not exist");
  return found;
}
