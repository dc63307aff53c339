/** Runs the steps one after the other; one that fails does not stop the rest. */

import { HostError } from "../../../host/host";
import type { Outcome, Status, Step } from "../../../host/step";

export type { Status };

export interface Result extends Outcome {
  id: string;
  name: string;
}

/** Long enough for a slow Word, short enough that nobody waits for a hung one. */
const LIMIT = 30_000;

export async function runSteps(steps: readonly Step[], onResult: (result: Result) => void): Promise<void> {
  for (const step of steps) onResult(await runOne(step));
}

async function runOne({ id, name, run }: Step): Promise<Result> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, refuse) => {
    timer = setTimeout(() => refuse(new Error("半分钟没有回应")), LIMIT);
  });
  try {
    return { id, name, ...(await Promise.race([run(), late])) };
  } catch (error) {
    return { id, name, status: "fail", detail: inWords(error) };
  } finally {
    clearTimeout(timer);
  }
}

/** The program's own words are wanted here: the report is read by whoever mends it. */
function inWords(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  const words = error instanceof HostError ? `${error.title}，${error.detail}` : String(error);
  return typeof code === "string" && code !== "" ? `${code}：${words}` : words;
}
