import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readEnvironmentText } from "../../../config";

const DESIGN = readFileSync(join(__dirname, "..", "good", "design-example.yaml"), "utf8");
const KNOWN = "ingress: { className: nginx, controller: ingress-nginx }\n";
const EXISTING = "ingress: { className: nginx }\n";

function places(access: string, ingress: string): string[] {
  const text = DESIGN.replace("requestsPerMinute: 60", access) + ingress;
  return readEnvironmentText(text, "tencent-dev.yaml").problems.map(({ path }) => path);
}

describe("an ingress class that exists", () => {
  test("goes with an environment that writes no limits down", () => {
    expect(places("", EXISTING)).toEqual([]);
  });

  test.each(["requestsPerMinute: 60", "allowedCidrs: []", "allowedCidrs: [198.51.100.0/24]"])(
    "fails when %s is written, which only the controller that is installed carries out",
    (access) => {
      const key = access.split(":")[0];
      expect(places(access, EXISTING)).toEqual([`diffusion.access.${key}`]);
      expect(places(access, "")).toEqual([]);
      expect(places(access, "ingress: {}\n")).toEqual([]);
    },
  );

  test.each(["requestsPerMinute: 60", "allowedCidrs: [198.51.100.0/24]"])(
    "takes %s in the words of its controller, where they are known",
    (access) => {
      expect(places(access, KNOWN)).toEqual([]);
    },
  );

  test("fails when no range is to be admitted, which its owner alone can see to", () => {
    expect(places("allowedCidrs: []", KNOWN)).toEqual(["diffusion.access.allowedCidrs"]);
  });

  test("fails when a controller is named whose words are not known, or that of no class", () => {
    expect(places("", KNOWN.replace("ingress-nginx", "traefik"))).toEqual(["ingress.controller"]);
    expect(places("", KNOWN.replace("className: nginx, ", ""))).toEqual(["ingress.controller"]);
  });
});
