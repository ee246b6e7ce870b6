import { GoTool } from "./go-tool";

/** OpenTofu, at the version that `toolbox/opentofu/go.mod` pins. */
export const OPENTOFU: GoTool = {
  name: "tofu",
  module: "opentofu",
  package: "github.com/opentofu/opentofu/cmd/tofu",
};
