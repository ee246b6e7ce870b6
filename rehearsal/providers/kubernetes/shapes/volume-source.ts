import { always, block, fields, FieldRule, local, Shape } from "../conversion/shape";

const rbdNames: Readonly<Record<string, FieldRule>> = {
  ceph_monitors: { api: "monitors" },
  rbd_image: { api: "image" },
  rbd_pool: { api: "pool" },
  rados_user: { api: "user" },
};

/** Sources that a pod's volume and a persistent volume have in common. */
const sharedSources: Readonly<Record<string, FieldRule>> = {
  aws_elastic_block_store: block({ constant: { volumeID: "" } }),
  azure_disk: block({
    constant: { diskName: "", diskURI: "" },
    ...fields({
      data_disk_uri: { api: "diskURI" },
      caching_mode: always,
      fs_type: always,
      read_only: always,
    }),
  }),
  azure_file: block({ constant: { secretName: "", shareName: "" } }),
  ceph_fs: block({ constant: { monitors: null } }, { api: "cephfs" }),
  cinder: block({ constant: { volumeID: "" } }),
  fc: block(fields({ target_ww_ns: { api: "targetWWNs" }, lun: always })),
  flex_volume: block({ constant: { driver: "" } }),
  gce_persistent_disk: block({ constant: { pdName: "" } }),
  glusterfs: block({
    constant: { endpoints: "", path: "" },
    ...fields({ endpoints_name: { api: "endpoints" } }),
  }),
  host_path: block({ constant: { path: "" }, ...fields({ type: always }) }),
  iscsi: block({ constant: { targetPortal: "", iqn: "", lun: 0 } }),
  local: block({ constant: { path: "" } }),
  nfs: block({ constant: { server: "", path: "" } }),
  photon_persistent_disk: block({ constant: { pdID: "" } }),
  quobyte: block({ constant: { registry: "", volume: "" } }),
  rbd: block({ constant: { monitors: null, image: "" }, ...fields(rbdNames) }),
  vsphere_volume: block({ constant: { volumePath: "" } }),
};

/** Pods refer to secrets of their own namespace only. */
const localSecret: FieldRule = block(fields({ namespace: local }));

/** Sources of a pod's volume. */
export const podVolumeSources: Readonly<Record<string, FieldRule>> = {
  ...sharedSources,
  azure_file: block({
    constant: { secretName: "", shareName: "" },
    ...fields({ secret_namespace: local }),
  }),
  ceph_fs: local,
  csi: block({ constant: { driver: "" }, ...fields({ read_only: always, fs_type: always }) }),
  flex_volume: block({ constant: { driver: "" }, ...fields({ secret_ref: localSecret }) }),
  git_repo: block({ constant: { repository: "" } }),
  local,
  persistent_volume_claim: block({ constant: { claimName: "" } }),
  rbd: block({
    constant: { monitors: null, image: "" },
    ...fields({ ...rbdNames, secret_ref: localSecret }),
  }),
};

/** Where a persistent volume is. */
export const persistentVolumeSource: Shape = fields({
  ...sharedSources,
  csi: block({ constant: { driver: "", volumeHandle: "" } }),
});
