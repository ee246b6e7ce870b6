// What esbuild leaves out of the bundles, without a change of what they write.
import { readFileSync } from "node:fs";

/**
 * cdktf records where in the program each computed attribute was made, a quarter of the time of a synthesis,
 * and never shows it. The bundle gets a recorder that records nothing.
 */
export const withoutCreationTraces = {
  name: "without-creation-traces",
  setup(build) {
    build.onLoad({ filter: /[\\/]cdkt[fn][\\/]lib[\\/]tokens[\\/]private[\\/]stack-trace\.js$/ }, () => ({
      contents: "exports.captureStackTrace = () => [];",
      loader: "js",
    }));
  },
};

/** cdktf loads its zip library on start; it is needed for zipped assets only, so it is loaded with the first of them. */
export const lateArchiver = {
  name: "late-archiver",
  setup(build) {
    build.onLoad({ filter: /[\\/]cdkt[fn][\\/]lib[\\/]private[\\/]fs\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, "utf8").replace(
        'const archiver = require("archiver");',
        'const archiver = (...options) => require("archiver")(...options);',
      ),
      loader: "js",
    }));
  },
};
