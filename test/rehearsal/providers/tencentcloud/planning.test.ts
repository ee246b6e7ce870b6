import { idOf, TencentcloudRehearsal } from "../../../support/tencentcloud-rehearsal";

let cloud: TencentcloudRehearsal;

beforeEach(() => {
  cloud = new TencentcloudRehearsal();
});

const document = (actions: readonly string[]) =>
  JSON.stringify({ version: "2.0", statement: [{ action: actions }] });

describe("differences that the provider hides", () => {
  it("are those of JSON that means the same", async () => {
    const role = { name: "reader", document: document(["a"]) };
    const made = await cloud.create("tencentcloud_cam_role", role);
    const spaced = { ...role, document: JSON.stringify(JSON.parse(role.document), null, 2) };
    expect((await cloud.apply("tencentcloud_cam_role", spaced, made)).state!["document"]).toBe(role.document);
    const other = { ...role, document: document(["b"]) };
    expect((await cloud.apply("tencentcloud_cam_role", other, made)).state!["document"]).toBe(other.document);
  });

  it("are those of an image named by tag where the state has its digest too", async () => {
    const image = (uri: string) => ({
      name: "web",
      image_config: [{ image_type: "enterprise", image_uri: uri, registry_id: "" }],
    });
    const digest = `sha256:${"a".repeat(64)}`;
    const full = `registry.example.com/ai/web:v1@${digest}`;
    const made = await cloud.create("tencentcloud_scf_function", image(full));
    const after = async (uri: string) => {
      const { state } = await cloud.apply("tencentcloud_scf_function", image(uri), made);
      return (state!["image_config"] as { image_uri: string }[])[0]!.image_uri;
    };
    expect(await after("registry.example.com/ai/web:v1")).toBe(full);
    expect(await after(`registry.example.com/ai/web@${digest}`)).toBe(full);
    expect(await after("registry.example.com/ai/web:v2")).toBe("registry.example.com/ai/web:v2");
    expect(idOf(made)).toBe("default+web");
  });
});
