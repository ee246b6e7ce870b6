import { INodePool } from "../../../constructs/contracts";
import { ModelStore } from "../../../constructs/diffusion/model-store";
import { Outputs } from "../../../constructs/diffusion/outputs";
import { WebUi, WebUiProps } from "../../../constructs/diffusion/web-ui";
import { at, synthClusterStack } from "../../support/cluster-stack";
import { fakeFileSystem } from "../../support/fake-file-system";
import { fakeNodePool } from "../../support/fake-node-pool";
import { expectRestricted } from "../../support/restricted";
import { onlyResource, StackJson } from "../../support/synth";

const SECRET = "sd-api-auth";

function webUi(overrides: Partial<WebUiProps> = {}): StackJson {
  return synthClusterStack((stack) => {
    const namespace = "images";
    new WebUi(stack, "WebUi", {
      namespace,
      image: `example.com/ai/webui@sha256:${"c".repeat(64)}`,
      models: new ModelStore(stack, "Models", { fileSystem: fakeFileSystem(), namespace }),
      outputs: new Outputs(stack, "Outputs", { fileSystem: fakeFileSystem(), namespace }),
      pool: fakeNodePool(),
      gpu: { memoryGiB: 10, computePercent: 50 },
      cpu: "4",
      memoryGiB: 16,
      authSecretName: SECRET,
      maxReplicas: 1,
      ...overrides,
    });
  });
}

const pod = (json: StackJson) => at(onlyResource(json, "kubernetes_deployment_v1"), "spec.template.spec");
const container = (json: StackJson) => at(pod(json), "container.0");
const args = (json: StackJson) => at(container(json), "args") as string[];

describe("the WebUI", () => {
  test("meets the restricted Pod Security level, every field set", () => {
    expectRestricted(pod(webUi()));
  });

  test("asks for a credential on the API and on the page, from one secret", () => {
    const json = webUi();
    expect(args(json)).toEqual(
      expect.arrayContaining([
        "--api",
        "--api-auth=$(WEBUI_AUTH)",
        "--gradio-auth-path=/run/secrets/web-ui/credentials",
      ]),
    );
    expect(at(container(json), "env")).toContainEqual({
      name: "WEBUI_AUTH",
      value_from: { secret_key_ref: { name: SECRET, key: "credentials" } },
    });
    expect(at(pod(json), "volume")).toContainEqual({
      name: "auth",
      secret: { secret_name: SECRET, default_mode: "0440" },
    });
  });

  test("listens on its port, keeps its files in the pod and freezes its settings", () => {
    expect(args(webUi())).toEqual(
      expect.arrayContaining([
        "--listen",
        "--port=7860",
        "--data-dir=/data",
        "--freeze-settings",
        "--no-hashing",
      ]),
    );
  });

  test.each([
    "--share",
    "--ngrok",
    "--allow-code",
    "--enable-insecure-extension-access",
    "--disable-safe-unpickle",
    "--api-server-stop",
    "--add-stop-route",
    "--nowebui",
  ])("opens no hole by %s", (flag) => {
    const names = args(webUi()).map((given) => given.split("=")[0]);
    expect(names).toContain("--api-auth");
    expect(names).not.toContain(flag);
  });

  test("has ten minutes to start, and is restarted only after five minutes of silence", () => {
    const budget = (probe: string): number => {
      const { period_seconds, failure_threshold } = at(container(webUi()), probe) as Record<string, number>;
      return (period_seconds ?? 0) * (failure_threshold ?? 0);
    };
    expect(budget("startup_probe")).toBe(600);
    expect(budget("liveness_probe")).toBe(120);
    expect(budget("readiness_probe")).toBeLessThan(300);
  });

  test.each(["startup_probe", "readiness_probe"])("answers its %s without a credential", (probe) => {
    expect(at(container(webUi()), `${probe}.http_get`)).toEqual({
      path: "/internal/ping",
      port: "7860",
      scheme: "HTTP",
    });
  });

  test("is not restarted because it is too busy to answer", () => {
    expect(at(container(webUi()), "liveness_probe.http_get")).toBeUndefined();
    expect(at(container(webUi()), "liveness_probe.tcp_socket")).toEqual([{ port: "7860" }]);
  });

  test("only reads the models, and writes nowhere but to its own folders and the outputs", () => {
    const mounts = at(container(webUi()), "volume_mount") as { mount_path: string; read_only: boolean }[];
    const writable = mounts.filter((mount) => !mount.read_only).map((mount) => mount.mount_path);
    expect(writable.sort()).toEqual(["/data", "/data/outputs", "/dev/shm", "/home/web-ui", "/tmp"]);
    expect(mounts).toContainEqual(expect.objectContaining({ mount_path: "/models", read_only: true }));
  });

  test("requests and limits the pool's own resources alike", () => {
    const { requests, limits } = at(container(webUi()), "resources") as Record<
      string,
      Record<string, string>
    >;
    const cards = { "example.com/memory": "10", "example.com/core": "50" };
    expect(requests).toEqual({ cpu: "4", memory: "16Gi", "ephemeral-storage": "10Gi", ...cards });
    expect(limits).toEqual({ memory: "16Gi", "ephemeral-storage": "30Gi", ...cards });
  });

  test("runs where its pool is", () => {
    expect(at(pod(webUi()), "node_selector")).toEqual({ "example.com/pool": "gpu" });
    expect(at(pod(webUi()), "toleration.0.key")).toBe("example.com/gpu");
  });

  test("is given longer to stop than a generation may take", () => {
    const json = webUi();
    expect(at(pod(json), "termination_grace_period_seconds")).toBeGreaterThan(600);
    const script = (at(container(json), "lifecycle.pre_stop.0.exec.command") as string[]).at(-1);
    expect(script).toContain("/internal/pending-tasks");
    expect(script).toContain("job_count");
  });

  test("asks nothing of the pool that the pool refuses", () => {
    const refusing: INodePool = {
      ...fakeNodePool(),
      podResources() {
        throw new Error("computePercent must be a multiple of 5, got 52");
      },
    };
    expect(() => webUi({ pool: refusing })).toThrow("multiple of 5");
  });
});
