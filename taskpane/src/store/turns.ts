/** Of things asked for one after the other only the last is still wanted when it comes. */

export interface Turns {
  /** Something is asked for; the answer tells, later, whether nothing else was asked since. */
  begin(): () => boolean;
  /** What is on its way is not wanted any more. */
  drop(): void;
}

export function createTurns(): Turns {
  let turn = 0;
  return {
    begin: () => {
      const own = (turn += 1);
      return () => own === turn;
    },
    drop: () => {
      turn += 1;
    },
  };
}
