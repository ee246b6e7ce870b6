/** Environment variables of a job. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The forges there are. */
export type ForgeKind = "github" | "gitlab" | "plain";

/** What a job is about, when it is about a pull or merge request. */
export interface ChangeRequest {
  /** As people call it, such as `pull request #12 of octo/app`. */
  readonly title: string;
  readonly number: number;

  /** The commit that its author has pushed and that this job looks at; never the forge's own merge of it. */
  readonly headSha: string;

  /** Why this job may write nothing to the forge, such as `it comes from a fork: …`; absent when it may. */
  readonly readOnly?: string;

  /** What is dangerous about how the job was started; absent when nothing is. */
  readonly danger?: string;
}

/** What a report says in a few words. */
export interface Outcome {
  /** How the forge's own mark for it is chosen. */
  readonly conclusion: Conclusion;

  /** One line, such as `12 changes, 1 of them blocked`. */
  readonly title: string;

  /** Name of the mark, such as `sdstack tencent-dev`: one per report and commit. */
  readonly name: string;
}

/**
 * `success`: nothing to look at. `neutral`: something for a reviewer to read, and nothing against it.
 * `action-required`: it must not be applied as it is. `failure`: there is no whole report.
 */
export type Conclusion = "success" | "neutral" | "action-required" | "failure";

/** Something found in a line of a file. */
export interface Annotation {
  /** The same for the same finding in every run. */
  readonly fingerprint: string;
  readonly rule: string;
  readonly severity: "block" | "warn" | "note";
  readonly message: string;

  /** Path from the top of the repository. */
  readonly path: string;

  /** From 1. */
  readonly line: number;
}

/** Everything that a job tells its forge. */
export interface Report {
  /** Tells reports on the same change request apart, such as the name of an environment. */
  readonly id: string;
  readonly outcome: Outcome;

  /** Writes the report within a number of characters; empty when that is too few for any report. */
  readonly markdown: (characters: number) => string;
  readonly sarif: string;
  readonly annotations: readonly Annotation[];

  /** Resources that are made, changed and taken away; a replacement is made and taken away. */
  readonly counts: { readonly create: number; readonly update: number; readonly delete: number };

  /** Values for later jobs, each one line, by names such as `digest`. */
  readonly outputs: Readonly<Record<string, string>>;
}

/** A comment of the own account. */
export interface Comment {
  readonly id: number;
  readonly body: string;

  /** Where people find it. */
  readonly url: string;
}

/** The comments of one change request. Whatever is refused comes as a `ForgeError`. */
export interface IComments {
  /** The commit that the change request has now. */
  currentHead(): Promise<string>;

  /** All comments that the account of the token has written, the oldest first. Nobody else's count. */
  own(): Promise<readonly Comment[]>;

  /** @throws UncertainError when it is not known whether it was written. */
  create(body: string): Promise<Comment>;

  /** Undefined when it is no longer there. */
  update(comment: Comment, body: string): Promise<Comment | undefined>;

  /** Also when it is no longer there. */
  remove(comment: Comment): Promise<void>;
}

/** The mark that a commit gets. */
export interface IVerdicts {
  /** What it is, such as `check run`. */
  readonly what: string;

  /** @returns what was written, and where. */
  publish(outcome: Outcome, summary: string): Promise<{ readonly what: string; readonly url?: string }>;
}

/** The code scanning of a forge. */
export interface IScans {
  /** @returns what became of it. */
  upload(sarif: string): Promise<string>;
}

/** A file by which a job tells its forge something. */
export interface JobFile {
  /** What it is, such as `job summary`. */
  readonly what: string;
  readonly path: string;
  readonly text: string;

  /** Whether it is added to what the file has. */
  readonly append: boolean;
}

/** What the forge is told by files. */
export interface IJob {
  /**
   * The files, with their texts.
   *
   * @param sizeOf - bytes that a file has already.
   * @param note - a line above the report, such as why there is no comment.
   */
  files(report: Report, sizeOf: (path: string) => number, note?: string): readonly JobFile[];
}

/** One forge, as one job sees it. What it cannot do is absent. */
export interface IForge {
  readonly kind: ForgeKind;

  /** As it calls itself. */
  readonly name: string;

  /** Characters that a comment may have. */
  readonly commentCharacters: number;

  /** Absent when the job is about a branch. */
  readonly changeRequest?: ChangeRequest;

  /** The commit that the job looks at; absent where nothing tells it. */
  readonly commit?: string;

  /** Absent without a change request, and where the job may not write. */
  readonly comments?: IComments;

  /** Absent where the job may not write. */
  readonly verdicts?: IVerdicts;

  /** Absent where the job may not write, and where the forge reads a file instead. */
  readonly scans?: IScans;
  readonly job: IJob;

  /** Ends its connections. */
  close(): Promise<void>;
}
