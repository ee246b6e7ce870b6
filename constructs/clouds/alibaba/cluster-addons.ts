/** Add-ons that a cluster is made with. They are read once: a change of this list reaches no cluster that exists. */
export function clusterAddons() {
  return [
    {
      name: "terway-eniip",
      // Without it the API takes network policies and nothing enforces them.
      config: JSON.stringify({ IPVlan: "false", NetworkPolicy: "true", ENITrunking: "false" }),
    },
    { name: "csi-plugin" },
    { name: "managed-csiprovisioner" },
    // Installed unless refused. The platform brings a controller of its own.
    { name: "nginx-ingress-controller", disabled: true },
  ];
}
