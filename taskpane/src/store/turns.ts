/** Of things begun one after the other only the last is still wanted when its answer comes. */

export interface Turns {
  /** Another thing begins; tells, later, whether it is still the last. */
  begin(): () => boolean;
  /** Something more belongs to what began last; tells, later, whether that is still the last. */
  now(): () => boolean;
  /** What is on its way is not wanted any more. */
  drop(): void;
}

export function createTurns(): Turns {
  let turn = 0;
  const drop = (): void => {
    turn += 1;
  };
  const now = (): (() => boolean) => {
    const own = turn;
    return () => own === turn;
  };
  return {
    begin: () => {
      drop();
      return now();
    },
    now,
    drop,
  };
}
