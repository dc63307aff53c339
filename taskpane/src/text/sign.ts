/** Every comment of ours begins with this, in all programs and in the service: that is how it is known again. */
export const SIGN = "【主笔】";

export const isSigned = (text: string): boolean => text.trimStart().startsWith(SIGN);

export const unsigned = (text: string): string => (isSigned(text) ? text.trimStart().slice(SIGN.length) : text);
