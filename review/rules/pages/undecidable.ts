/** A rule of the list that is looked after elsewhere, or that nobody can decide from stacks and plans. */
export interface UndecidedRule {
  readonly id: string;
  readonly title: string;

  /** Why, and what looks after it instead. */
  readonly why: string;
}

/** What is asked of stacks and is no rule here. */
export const UNDECIDED_RULES: readonly UndecidedRule[] = [
  {
    id: "SDI-H04",
    title: "Objects that charts render follow the rules of workloads",
    why: "Neither a stack nor a plan holds what a chart renders. `sdstack render` and the rehearsal look at the objects themselves.",
  },
  {
    id: "SDI-T04",
    title: "Plans are complete, and their checks pass",
    why: "It is a verdict of the review as a whole: stacks that failed or wait, and checks, stand in the report by themselves.",
  },
  {
    id: "SDI-T05",
    title: "No secret stands unmasked in a report",
    why: "Masking happens while a plan is read, before any rule sees it; there is nothing left to find.",
  },
  {
    id: "SDI-T06",
    title: "Every waiver has a rule, a reason, an owner and an end",
    why: "The schema of environment files asks for all of them. One that has expired is a finding that blocks, with this id.",
  },
  {
    id: "SDI-V04",
    title: "Nothing that holds data is deleted or replaced",
    why: "It needs what was before: the guard of the review finds it, and only an allowance for one plan lets it pass.",
  },
];
