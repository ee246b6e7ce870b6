// What esbuild leaves out of the bundles, without a change of what they write.
import { readFileSync } from "node:fs";
import { basename, dirname } from "node:path";

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

/**
 * The Kubernetes library without its typed clients and models, 700 files that nothing here uses: only how a cluster is
 * reached, the HTTP layer and watches. What else somebody imports from it does not build.
 */
export const kubernetesWithoutModels = {
  name: "kubernetes-without-models",
  setup(build) {
    const parts = {
      "index.js": ["config.js", "watch.js", "gen/http/http.js", "gen/servers.js"],
      "gen/index.js": ["http/http.js", "auth/auth.js", "configuration.js", "servers.js"],
    };
    build.onLoad(
      { filter: /[\\/]@kubernetes[\\/]client-node[\\/]dist[\\/](gen[\\/])?index\.js$/ },
      ({ path }) => ({
        contents: parts[/[\\/]gen[\\/]index\.js$/.test(path) ? "gen/index.js" : "index.js"]
          .map((part) => `export * from "./${part}";`)
          .join("\n"),
        loader: "js",
        resolveDir: dirname(path),
      }),
    );
  },
};

/**
 * node-fetch reads addresses with old means of Node, which warns of them in every run from version 22 on, and brings
 * 350 kB of its own for a Node without any. The bundle reads them with what every Node has today.
 */
export const addressesReadByNode = {
  name: "addresses-read-by-node",
  setup(build) {
    build.onLoad({ filter: /[\\/]node-fetch[\\/]lib[\\/]index\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, "utf8")
        .replace("require('whatwg-url')", "{}")
        .replace("Url.parse;", "(address) => Url.urlToHttpOptions(new URL(address));"),
      loader: "js",
    }));
  },
};

/** Everything that bundles leave out. */
export const LEAN = [
  withoutCreationTraces,
  lateArchiver,
  schemasStayFiles,
  kubernetesWithoutModels,
  addressesReadByNode,
];
