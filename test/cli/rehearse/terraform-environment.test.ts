import { terraformEnvironment } from "../../../cli/rehearse/terraform-environment";
import { createTerminal } from "../../../cli/output/terminal";

const nowhere = { write: () => true };

describe("terraformEnvironment", () => {
  test("keeps the user's accounts, clusters and settings out, and lets variables of the program in", () => {
    const context = {
      terminal: createTerminal({ out: nowhere, err: nowhere, environment: {} }),
      folder: "/",
      packageFolder: "/",
      onInterrupt: () => () => undefined,
      environment: {
        PATH: "/bin",
        HTTPS_PROXY: "http://proxy",
        TF_VAR_size: "3",
        TF_CLI_ARGS: "-lock=false",
        TF_LOG: "trace",
        TF_WORKSPACE: "mine",
        TENCENTCLOUD_SECRET_KEY: "k",
        TCCLI_PROFILE: "p",
        ALICLOUD_ACCESS_KEY: "k",
        ALIBABA_CLOUD_ACCESS_KEY_SECRET: "s",
        AWS_PROFILE: "p",
        KUBECONFIG: "/home/me/.kube/config",
        KUBE_CONFIG_PATH: "/home/me/.kube/config",
        HELM_KUBECONTEXT: "prod",
        SDSTACK_STATE_DIR: "/s",
        CDKTF_OUTDIR: "/o",
        EMPTY: undefined,
      },
    };
    expect(terraformEnvironment(context, { TF_REATTACH_PROVIDERS: "{}" })).toEqual({
      PATH: "/bin",
      HTTPS_PROXY: "http://proxy",
      TF_VAR_size: "3",
      TF_REATTACH_PROVIDERS: "{}",
    });
  });
});
