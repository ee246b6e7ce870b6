import { recordedPrograms } from "../../../../rehearsal/run-folder/run-record";
import { describeWithControlPlane } from "../../../support/control-plane";

jest.setTimeout(300_000);

describeWithControlPlane("a control plane of which a program ends by itself", (controlPlane) => {
  test.each(["kube-apiserver", "kube-scheduler"])("fails calls with the last words of %s", async (name) => {
    const cluster = await controlPlane.start("failing");
    try {
      const pid = recordedPrograms(cluster.folder).find((program) => program.name === name)?.pid;
      expect(pid).toBeGreaterThan(1);
      // What waits for an answer then must not wait for ever.
      const waiting = cluster.api.request({
        method: "GET",
        path: "/api/v1/pods",
        query: { watch: "true", timeoutSeconds: "3600" },
      });
      const failed = expect(waiting).rejects.toThrow(`${name} was ended by SIGKILL`);
      // Number 0 would be the whole group of this process.
      process.kill(pid!, "SIGKILL");
      await failed;
      await expect(cluster.api.request({ method: "GET", path: "/version" })).rejects.toThrow(
        `${name} was ended by SIGKILL`,
      );
    } finally {
      await cluster.stop();
    }
  });
});
