export type {
  AttributeChange,
  Change,
  ChangeAction,
  Check,
  Drift,
  MeaningChange,
  OutputChange,
} from "./change";
export type { Cost, CostLine, MoneyRange, StackCost, UnknownCost } from "./cost";
export type { DriftReport, DriftStack, DriftStatus, DriftVerdict } from "./drift-report";
export type { Finding, FixCode, Question, Severity, Undecided, Waiver } from "./finding";
export type { Review, StackReview, StackStatus, Verdict } from "./review";
export type { Shown, ValuePath } from "./shown";
export type { Origin, SourceLine } from "./source";
