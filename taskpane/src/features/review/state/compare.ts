/** 复审对比: what became of the comments a draft came with. Pure: comments, the new report and the bank in, one verdict a comment out. */

import type { Finding, Report } from "../../../api/wire";
import type { Bank } from "../../../api/review";
import type { OwnComment } from "../../../host/host";
import { unsigned } from "../../../text/sign";
import { MISSING, missingIn, plainLine } from "./merge";
import { isGenerated } from "./remark";

/** `mended`: what was remarked on is gone. `open`: it is still there. `lost`: the words are gone, and nothing tells whether for the better. */
export type State = "mended" | "open" | "lost";

export interface Compared {
  comment: OwnComment;
  /** Without sign. */
  text: string;
  state: State;
}

export const SUMMARY = "审稿结论：";

/** Comments that sum up a review are not compared. */
export function compare(earlier: readonly OwnComment[], report: Report, bank: Bank | null): Compared[] {
  return earlier
    .map((comment) => ({ comment, text: unsigned(comment.text) }))
    .filter(({ text }) => !text.startsWith(SUMMARY))
    .map(({ comment, text }) => ({ comment, text, state: worst(stateOf(comment, text, report, bank)) }));
}

/** One state a line: a merged comment is mended when all its remarks are. */
function stateOf(comment: OwnComment, text: string, report: Report, bank: Bank | null): State[] {
  if (isGenerated(text)) return [generated(text, report)];
  return text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line, index) => {
      const rules = rulesOf(line, bank);
      // Only the first line is about the words the comment stands on; the others quote their own.
      return rules.length === 0 ? free(comment, report) : ruled(index === 0 ? comment.quote : quoted(line), rules, report);
    });
}

const quoted = (line: string): string => (/^“([^”]*)”/.exec(line)?.[1] ?? "").replace(/…$/, "");

function rulesOf(line: string, bank: Bank | null): string[] {
  const parts = missingIn(line);
  if (parts.length > 0) return Object.keys(MISSING).filter((rule) => parts.includes(MISSING[rule] ?? ""));
  if (/^导语.*(请补|写实些)。$/.test(line)) return ["lead.no-problem", "lead.no-action", "lead.no-effect"];
  const said = plainLine(line);
  return bank?.remarks.find((remark) => remark.text === said)?.rules ?? [];
}

/** A remark that answers rules: it is mended when none of them finds anything at its words any more. */
function ruled(quote: string, rules: readonly string[], report: Report): State {
  const found = report.findings.filter((finding) => rules.includes(finding.rule));
  if (found.length === 0) return "mended";
  const standing = report.paragraphs.filter((p) => quote !== "" && p.text.includes(quote));
  if (standing.length === 0) return quote === "" || found.some((finding) => finding.span === null) ? "open" : "lost";
  return found.some((finding) => standing.some((p) => touches(finding, p.id, p.text, quote))) ? "open" : "mended";
}

function touches({ paragraph, span }: Finding, id: string, text: string, quote: string): boolean {
  if (paragraph === null) return true;
  if (paragraph !== id) return false;
  if (span === null) return true;
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) if (at < span[1] && span[0] < at + quote.length) return true;
  return false;
}

/** A reviewer's own words: all one can tell is whether what they are about still stands. */
const free = ({ quote }: OwnComment, report: Report): State => (quote !== "" && report.paragraphs.some((p) => p.text.includes(quote)) ? "open" : "lost");

/** A comment that 自查 wrote carries the message of its finding. */
const generated = (text: string, report: Report): State => (report.findings.some((finding) => text.includes(finding.message)) ? "open" : "mended");

const worst = (states: readonly State[]): State => (states.includes("open") ? "open" : states.includes("lost") ? "lost" : "mended");
