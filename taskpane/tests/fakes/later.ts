import { expect, vi } from "vitest";

/** Answers one by one, when the test says so. */
export function later<T>() {
  const waiting: ((answer: T) => void)[] = [];
  return {
    ask: () => new Promise<T>((done) => waiting.push(done)),
    answer: async (n: number, answer: T) => {
      await vi.waitFor(() => expect(waiting.length).toBeGreaterThan(n));
      waiting[n]?.(answer);
      await new Promise((done) => setTimeout(done));
    },
  };
}
