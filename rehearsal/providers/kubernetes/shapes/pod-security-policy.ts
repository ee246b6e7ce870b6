import { always, block, fields, FieldRule, Shape } from "../conversion/shape";

const strategy: FieldRule = block({ constant: { rule: "" } });

/** What pods may do, in clusters old enough to have such policies. */
export const podSecurityPolicySpec: Shape = {
  constant: {
    fsGroup: {},
    runAsUser: { rule: "" },
    seLinux: { rule: "" },
    supplementalGroups: {},
  },
  ...fields({
    allow_privilege_escalation: always,
    default_allow_privilege_escalation: always,
    host_ports: block({ constant: { min: 0, max: 0 } }),
    run_as_group: strategy,
    run_as_user: strategy,
    se_linux: block({ constant: { rule: "" }, ...fields({ se_linux_options: { single: true } }) }),
  }),
};
