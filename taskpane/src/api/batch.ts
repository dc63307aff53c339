/** How far 批量 is. */

/** How far a batch is. `seconds_left` is by the pace so far; counts are there when it is `ready`. */
export interface BatchState {
  id: string;
  received: number;
  done: number;
  ready: boolean;
  failed: boolean;
  seconds_left: number | null;
  findings: number;
  unread: number;
  repeats: number;
}
