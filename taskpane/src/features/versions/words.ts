/** When something was kept, in words. */
export const when = ({ saved }: { saved: string }): string => saved.slice(5, 16).replace("-", "月").replace("T", "日 ");
