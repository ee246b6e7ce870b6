// Bundles a file of the sources, or of a library, for any folder: node bundle.mjs <file> <bundle>
import { build } from "esbuild";
import { addressesReadByNode, kubernetesWithoutModels } from "../../scripts/support/lean-bundle.mjs";

const [file, outfile] = process.argv.slice(2);
await build({
  entryPoints: [file],
  outfile,
  bundle: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  logLevel: "error",
  plugins: [kubernetesWithoutModels, addressesReadByNode],
});
