/** How a comment of ours is known again, in all programs and in the service. */

import { SIGN } from "../generated/vocabulary";

export { SIGN };

export const isSigned = (text: string): boolean => text.trimStart().startsWith(SIGN);

export const unsigned = (text: string): string => (isSigned(text) ? text.trimStart().slice(SIGN.length) : text);
