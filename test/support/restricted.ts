import { at } from "./cluster-stack";

/** Requires every field that the restricted Pod Security level looks at, each set and none left to a default. */
export function expectRestricted(podSpec: unknown): void {
  expect(at(podSpec, "security_context")).toEqual({
    run_as_non_root: true,
    run_as_user: "10001",
    run_as_group: "10001",
    fs_group: "10001",
    fs_group_change_policy: "OnRootMismatch",
    seccomp_profile: { type: "RuntimeDefault" },
  });
  const containers = at(podSpec, "container") as unknown[];
  expect(containers.length).toBeGreaterThan(0);
  for (const container of containers) {
    expect(at(container, "security_context")).toEqual({
      allow_privilege_escalation: false,
      privileged: false,
      read_only_root_filesystem: true,
      run_as_non_root: true,
      run_as_user: "10001",
      run_as_group: "10001",
      capabilities: { drop: ["ALL"] },
      seccomp_profile: { type: "RuntimeDefault" },
    });
    expect(container).not.toHaveProperty("port.0.host_port");
  }
  expect(podSpec).toMatchObject({ automount_service_account_token: false, enable_service_links: false });
  expect(podSpec).not.toHaveProperty("host_network");
  expect(podSpec).not.toHaveProperty("host_pid");
  expect(podSpec).not.toHaveProperty("host_ipc");
  const kinds = (at(podSpec, "volume") as object[])
    .flatMap((volume) => Object.keys(volume))
    .filter((k) => k !== "name");
  const allowed = [
    "config_map",
    "csi",
    "downward_api",
    "empty_dir",
    "ephemeral",
    "persistent_volume_claim",
    "projected",
    "secret",
  ];
  expect(kinds.filter((kind) => !allowed.includes(kind))).toEqual([]);
}
