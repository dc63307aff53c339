/** The pane's names for what travels. Positions are UTF-16 units: plain string indices here. */

import type { components } from "./schema";

/** Every type of the service's API, under the service's own names. */
export type Schemas = components["schemas"];

export type Severity = Schemas["Severity"];
export type Role = Schemas["Role"];
export type Span = Edit["span"];
export type State = Part["state"];

// ── in ──

/** A paragraph of the open document; the pane always knows its id. */
export type Paragraph = Schemas["DraftParagraph"] & { id: string };
/** What the writer says about the draft outside its text. */
export type Brief = Omit<Schemas["DraftIn"], "paragraphs">;
export type Draft = Brief & { paragraphs: Paragraph[] };
/** A request about the draft as the pane has it. */
export type On<R> = Omit<R, "draft"> & { draft: Draft };
export type CheckRequest = On<Schemas["CheckRequest"]>;
export type PlanRequest = On<Schemas["PlanRequest"]>;
export type ExplainRequest = On<Schemas["ExplainRequest"]>;
export type ProofRequest = On<Schemas["ProofRequest"]>;
export type AnnotateRequest = On<Schemas["AnnotateRequest"]>;
export type FinalRequest = On<Schemas["FinalRequest"]>;
export type EvidenceRequest = Schemas["EvidenceRequest"];
export type MineSource = Schemas["MineSource"];
export type NewParagraph = Schemas["NewParagraph"];

// ── out ──

export type Report = Schemas["ReportOut"];
export type Finding = Schemas["FindingOut"];
export type Evidence = Schemas["EvidenceOut"];
export type Edit = Schemas["EditOut"];
export type Fix = Schemas["FixOut"];
/** A part of a fix put together from the draft, and where it stands. */
export type FixPart = Schemas["FixPartOut"];
export type RoledParagraph = Schemas["ParagraphOut"];
export type Genre = Schemas["GenreOut"];
/** One of the lead's three questions. */
export type Answer = Schemas["AnswerOut"];
export type Part = Schemas["PartOut"];
export type Skipped = Schemas["SkippedOut"];
export type Plan = Schemas["PlanOut"];
export type Proof = Schemas["ProofOut"];
export type ProofState = Schemas["ProofStateOut"];
export type Health = Schemas["HealthOut"];
export type Rules = Schemas["RulesOut"];
export type Rule = Schemas["RuleOut"];
export type Example = Schemas["ExampleOut"];
export type TemplateHead = Schemas["TemplateHeadOut"];
export type Template = Schemas["TemplateOut"];
export type Section = Schemas["SectionOut"];
export type Opened = Schemas["OpenedOut"];
export type Commented = Schemas["CommentOut"];

/** What the user changed about the rules; the service answers all of it. */
export type Preferences = Required<Schemas["Preferences"]>;
