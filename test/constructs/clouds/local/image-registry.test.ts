import { App, TerraformStack } from "cdktf";
import { namedRegistry } from "../../../../constructs/clouds/local/image-registry";
import { ClusterNetwork } from "../../../../constructs/clouds/local/network";
import { IImageRegistry, ImageRegistryProps } from "../../../../constructs/contracts";
import { DIGEST } from "../../../support/clouds";

function registry(changes: Partial<ImageRegistryProps>): IImageRegistry {
  const stack = new TerraformStack(new App(), "test");
  const network = new ClusterNetwork(stack, "Network");
  return namedRegistry(stack, "Images", { network, namespace: "ai", repositories: ["webui"], ...changes });
}

test("is the host that is named, and holds everything in its namespace", () => {
  const { host, pullCredential, pullSecretName } = registry({ existingHost: "registry.example.com:5000" });
  expect({ host, pullCredential, pullSecretName }).toEqual({ host: "registry.example.com:5000" });
  expect(registry({ existingHost: "r.example.com" }).imageReference("ai/webui", DIGEST)).toBe(
    `r.example.com/ai/webui@${DIGEST}`,
  );
});

test("fails when no host is named", () => {
  expect(() => registry({})).toThrow(
    "host of the registry must be named, such as 'registry.example.com', got none [at test]",
  );
});

test.each<Partial<ImageRegistryProps>>([{ keepTags: 5 }, { tier: "premium" }])(
  "fails when a registry that exists is to be changed: %j",
  (changes) => {
    expect(() => registry({ existingHost: "r.example.com", ...changes })).toThrow(
      `keepTags and tier describe a registry made here, got ${JSON.stringify(changes)} [at test/Images]`,
    );
  },
);
