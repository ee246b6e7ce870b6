import { Example, Rule } from "../engine/rule";

/** Something that a review finds by comparing what there is with what there will be. */
export interface Comparison extends Pick<Rule, "id" | "title" | "severity" | "question" | "reason" | "fix"> {
  /** What lets it pass, as a sentence. */
  readonly pass: string;

  /** Entries of `resource_changes` of a plan; absent where the plan alone does not tell. */
  readonly examples?: { readonly failing: readonly Example[]; readonly passing: readonly Example[] };
}

const ALLOWED =
  "`--allow-loss ADDRESS=REASON` lets it pass for this plan only; no environment file can, because it would still be there for the next plan.";
const TOLD = "It only tells, and keeps nothing from being applied.";

function change(address: string, actions: readonly string[], before: unknown, after: unknown): Example {
  const [type = "", name = ""] = address.split(".");
  return { address, mode: "managed", type, name, change: { actions, before, after } };
}

const CFS = "tencentcloud_cfs_file_system";
const FILES = { name: "models", availability_zone: "ap-guangzhou-7", protocol: "NFS" };
const BUCKET = { bucket: "photos-1250000000" };
const GROUP = "tencentcloud_security_group_rule_set.entry";

function opened(range: string): Example {
  const ingress = (cidr_block: string) => ({ ingress: [{ action: "ACCEPT", cidr_block, port: "443" }] });
  return change(GROUP, ["update"], ingress("10.20.0.0/16"), ingress(range));
}

function updated(address: string, before: unknown, after: unknown): Example {
  return change(address, ["update"], before, after);
}

/** Everything of that kind, in the order of the ids. */
export const COMPARISONS: readonly Comparison[] = [
  {
    id: "SDI-B01",
    title: "Costs stay within the budget",
    severity: "block",
    question: "cost",
    reason:
      "What always runs is paid for whether anybody uses it or not; what may run is a warning, because it may not come to that.",
    fix: "Lower the numbers of nodes or replicas, choose a smaller machine type, or raise budget.monthly.",
    pass: "A larger `budget.monthly` in the environment file lets it pass.",
  },
  {
    id: "SDI-D01",
    title: "Nothing that holds data is deleted",
    severity: "block",
    question: "data",
    reason: "Nobody gets back what it holds, and prevent_destroy goes together with the block that has it.",
    fix: "Keep it in the program, or let Terraform forget it with a removed block and destroy = false.",
    pass: ALLOWED,
    examples: {
      failing: [change("tencentcloud_cos_bucket.photos", ["delete"], BUCKET, null)],
      passing: [change("tencentcloud_cos_bucket.photos", ["no-op"], BUCKET, BUCKET)],
    },
  },
  {
    id: "SDI-D02",
    title: "Nothing that holds data is replaced",
    severity: "block",
    question: "data",
    reason: "A replacement is a deletion with something empty behind it.",
    fix: "Leave the attribute that forces it as it is, or make a second one beside it and copy what it holds.",
    pass: ALLOWED,
    examples: {
      failing: [
        change(`${CFS}.models`, ["delete", "create"], FILES, {
          ...FILES,
          availability_zone: "ap-guangzhou-6",
        }),
      ],
      passing: [change(`${CFS}.models`, ["update"], FILES, { ...FILES, name: "weights" })],
    },
  },
  {
    id: "SDI-D03",
    title: "Nothing that holds data is forgotten",
    severity: "block",
    question: "data",
    reason: "It stays and costs, and nobody who reads the program knows of it any more.",
    fix: "Keep it in the program, or write down its id and who takes care of it.",
    pass: ALLOWED,
    examples: {
      failing: [change("tencentcloud_cos_bucket.photos", ["forget"], BUCKET, null)],
      passing: [change("tencentcloud_cos_bucket.photos", ["no-op"], BUCKET, BUCKET)],
    },
  },
  {
    id: "SDI-D04",
    title: "prevent_destroy does not go with what it protects",
    severity: "block",
    question: "data",
    reason: "A plan tells nothing of it; whoever takes both away in one change has met no protection at all.",
    fix: "Take the protection away first, and let somebody look at that.",
    pass: ALLOWED,
  },
  {
    id: "SDI-D05",
    title: "Protection from deletion stays on",
    severity: "warn",
    question: "data",
    reason: "Nothing is lost yet, and the next plan may lose it.",
    fix: "Keep it as it is.",
    pass: TOLD,
    examples: {
      failing: [
        updated(
          "tencentcloud_kubernetes_cluster.c",
          { deletion_protection: true },
          { deletion_protection: false },
        ),
      ],
      passing: [
        updated(
          "tencentcloud_kubernetes_cluster.c",
          { deletion_protection: false },
          { deletion_protection: true },
        ),
      ],
    },
  },
  {
    id: "SDI-D06",
    title: "What is kept is kept for as long as before",
    severity: "block",
    question: "data",
    reason: "What is older than the new limit goes at once: snapshots, versions, images, files, logs.",
    fix: "Keep it as it is.",
    pass: ALLOWED,
    examples: {
      failing: [updated("tencentcloud_cfs_auto_snapshot_policy.s", { alive_days: 30 }, { alive_days: 7 })],
      passing: [updated("tencentcloud_cfs_auto_snapshot_policy.s", { alive_days: 7 }, { alive_days: 30 })],
    },
  },
  {
    id: "SDI-D07",
    title: "What makes backups stays",
    severity: "warn",
    question: "data",
    reason: "Nothing is lost yet; from now on, what is lost cannot be got back.",
    fix: "Keep it, or make sure that something else makes the backups.",
    pass: TOLD,
    examples: {
      failing: [change("tencentcloud_cfs_auto_snapshot_policy.s", ["delete"], { alive_days: 7 }, null)],
      passing: [change("tencentcloud_cfs_auto_snapshot_policy.s", ["create"], null, { alive_days: 7 })],
    },
  },
  {
    id: "SDI-D08",
    title: "A rename is a move",
    severity: "block",
    question: "data",
    reason:
      "Another id of a construct is another address: Terraform deletes what is there, and makes the same again.",
    fix: "Call moveFromId on the construct, or write a moved block; the report has the code.",
    pass: ALLOWED,
    examples: {
      failing: [
        change(`${CFS}.models`, ["delete"], { id: "cfs-1", ...FILES }, null),
        change(`${CFS}.weights`, ["create"], null, FILES),
      ],
      passing: [{ ...change(`${CFS}.weights`, ["no-op"], FILES, FILES), previous_address: `${CFS}.models` }],
    },
  },
  {
    id: "SDI-D09",
    title: "Allowances are of use",
    severity: "warn",
    question: "data",
    reason:
      "One that fits nothing allows nothing: its address is misspelt, or what it was for is no longer there.",
    fix: "Take the allowance away, or correct its address.",
    pass: TOLD,
  },
  {
    id: "SDI-E01",
    title: "Nothing is put on the internet unseen",
    severity: "warn",
    question: "exposure",
    reason:
      "Rules judge what will be; that something was not to be reached before is told by the change only.",
    fix: "If it is meant, nothing; otherwise leave it closed.",
    pass: TOLD,
    examples: { failing: [opened("0.0.0.0/0")], passing: [opened("10.0.0.0/8")] },
  },
  {
    id: "SDI-E02",
    title: "No range of public addresses is let in unseen",
    severity: "note",
    question: "exposure",
    reason: "Whoever is in that range can try from now on.",
    fix: "If it is meant, nothing; otherwise name fewer ranges.",
    pass: TOLD,
    examples: { failing: [opened("203.0.113.0/24")], passing: [opened("10.20.1.0/24")] },
  },
];
