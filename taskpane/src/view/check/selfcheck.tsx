import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Check } from "../atoms";

const DUTIES = ["数字都有台账，能当场拿出来", "人名、职务、单位全称对过一遍", "未公开的人事和线索没有写进来"];

/** What no rule can see. */
export function SelfCheck(): JSX.Element {
  const [done, setDone] = useState<readonly string[]>([]);
  return (
    <fieldset>
      <legend class="h">这几样只能您自己核</legend>
      {DUTIES.map((duty) => (
        <Check
          key={duty}
          label={duty}
          checked={done.includes(duty)}
          onChange={(on) => setDone(on ? [...done, duty] : done.filter((d) => d !== duty))}
        />
      ))}
    </fieldset>
  );
}
