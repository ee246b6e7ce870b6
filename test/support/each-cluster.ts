import { ControlPlane } from "../../rehearsal/cluster/control-plane";
import { memoryControlPlane } from "../../rehearsal/cluster/memory";
import { processControlPlane } from "../../rehearsal/cluster/processes";
import { TerraformBinary } from "../../rehearsal/terraform/find";
import { realOptions } from "./control-plane";
import { describeWithTerraform } from "./terraform";

/** What tests run with. */
export interface ClusterUnderTest {
  readonly binary: TerraformBinary;
  readonly controlPlane: ControlPlane;

  /** Whether it is made of the real programs. */
  readonly isReal: boolean;
}

/** What a control plane is started with. */
export interface UnderTestOptions {
  /** @default true services of type LoadBalancer get an address */
  readonly balancesLoads?: boolean;
}

/**
 * The same tests with the cluster in memory and with a control plane of the real programs, by a real Terraform. Without
 * its programs the second half is reported as skipped, with the reason in the group's title.
 */
export function describeOnEachCluster(
  title: string,
  tests: (on: ClusterUnderTest) => void,
  options: UnderTestOptions = {},
): void {
  describeWithTerraform(title, (binary) => {
    describe("in memory", () => {
      tests({ binary, controlPlane: memoryControlPlane(options), isReal: false });
    });
  });
  describeOnRealCluster(title, tests, options);
}

/** Tests with a control plane of the real programs, by a real Terraform; see `describeOnEachCluster`. */
export function describeOnRealCluster(
  title: string,
  tests: (on: ClusterUnderTest) => void,
  options: UnderTestOptions = {},
): void {
  const found = realOptions();
  describeWithTerraform(title, (binary) => {
    if (typeof found !== "string") {
      const controlPlane = processControlPlane({ ...found, ...options });
      describe("on the real control plane", () => tests({ binary, controlPlane, isReal: true }));
      return;
    }
    // Jest collects the tests of a skipped group too, which must not fail for want of the programs.
    const controlPlane: ControlPlane = { start: () => Promise.reject(new Error(found)) };
    describe.skip(`on the real control plane (skipped: ${found})`, () => {
      tests({ binary, controlPlane, isReal: true });
    });
  });
}
