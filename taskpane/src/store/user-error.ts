/** What the user asked for and did not get, in words. */

import { ApiError } from "../api/client";
import { HostError } from "../host/host";

export interface UserError {
  title: string;
  detail: string;
}

/** Service and host say themselves what is the matter; of anything else only this is certain. */
export const userError = (error: unknown): UserError =>
  error instanceof ApiError || error instanceof HostError
    ? error
    : { title: "这一步没办成", detail: "文稿没有动，请再试一次。" };
