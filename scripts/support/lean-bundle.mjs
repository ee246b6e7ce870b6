// What esbuild leaves out of the bundles, without a change of what they write.
import { readFileSync } from "node:fs";
import { basename } from "node:path";

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

/** The schemas stay files: reading one as JSON when it is needed is faster than loading it as code with every start. */
export const schemasStayFiles = {
  name: "schemas-stay-files",
  setup(build) {
    build.onLoad({ filter: /[\\/]schemas[\\/][\w.-]+\.json$/ }, ({ path }) => {
      const place = JSON.stringify(`../schemas/${basename(path)}`);
      return {
        contents: `module.exports = JSON.parse(require("fs").readFileSync(require("path").join(__dirname, ${place}), "utf8"));`,
        loader: "js",
        watchFiles: [path],
      };
    });
  },
};
