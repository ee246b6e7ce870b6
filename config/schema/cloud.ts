import { z } from "zod";
import { ALIBABA_ZONES } from "../../catalog/alibaba/zones";
import { TENCENT_ZONES } from "../../catalog/tencent/zones";
import { CloudKind } from "../../constructs/contracts/cloud-kind";
import { text } from "./text";

const tencent = z.strictObject({
  kind: z.literal("tencent"),
  region: z.enum([...TENCENT_ZONES.keys()]).describe("Region of Tencent Cloud."),
  zone: text(/^[a-z]+-[a-z-]+-\d+$/, `a zone such as "ap-guangzhou-7"`).describe(
    "Zone of the nodes and file systems; it belongs to the region.",
  ),
});

const alibaba = z.strictObject({
  kind: z.literal("alibaba"),
  region: z.enum([...ALIBABA_ZONES.keys()]).describe("Region of Alibaba Cloud."),
  zone: text(/^[a-z]+-[a-z]+(-[a-z]|-\d+[a-z])$/, `a zone such as "cn-hangzhou-j"`).describe(
    "Zone of the nodes and file systems; it belongs to the region.",
  ),
});

const local = z.strictObject({
  kind: z.literal("local"),
  kubeconfig: text(/^.+$/, "the path of a kubeconfig file")
    .default("~/.kube/config")
    .describe("Path of the kubeconfig file on the machine that runs Terraform."),
  context: text(/^.+$/, "the name of a context of the kubeconfig file")
    .optional()
    .describe("Context within the kubeconfig file. Default: the file's current context."),
});

/** What is said of the place on each kind of cloud. A kind that is missing here does not compile. */
const PLACES = { tencent, alibaba, local } satisfies Readonly<Record<CloudKind, z.ZodObject>>;

/** Where the environment lives. */
export const cloudSchema = z
  .discriminatedUnion("kind", [PLACES.tencent, PLACES.alibaba, PLACES.local])
  .describe(
    "Where the environment lives: Tencent Cloud, Alibaba Cloud, or any cluster reached by a kubeconfig.",
  );
