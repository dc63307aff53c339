/** The pane's names for what travels in training. */

import type { Schemas } from "./wire";

export type Training = Schemas["TrainingOut"];
export type LessonHead = Schemas["HeadOut"];
export type LessonKind = LessonHead["kind"];
export type LessonPlan = Schemas["LessonPlanOut"];
export type Lesson = Schemas["LessonOut"];
export type Step = Schemas["StepOut"];
export type Line = Schemas["LineOut"];
export type Clause = Schemas["ClauseOut"];
export type Found = Schemas["FoundOut"];
export type Point = Schemas["PointOut"];
/** A mark: line and clause by number; no clause means the whole paragraph. */
export type Mark = Required<Schemas["Mark"]>;
export type PracticeRequest = Schemas["PracticeRequest"];
export type PracticeAnswer = Schemas["PracticeOut"];
export type ExerciseResult = Omit<PracticeAnswer, "rewrite">;
/** 开课: the class the service holds. */
export type RunningClass = Schemas["RunningClass"];
export type Rewritten = Schemas["RewriteOut"];
