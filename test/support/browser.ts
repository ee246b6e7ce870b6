import { readFileSync } from "node:fs";
import { createServer, Server } from "node:http";
import { AddressInfo } from "node:net";
import { join } from "node:path";
import { Browser, chromium, Page } from "playwright-core";
import which from "which";

/** Programs that are Chromium. */
const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

const IN_PAGE = readFileSync(join(__dirname, "in-page.cjs"), "utf8");

/** Asks a page something that `in-page.cjs` has. */
export async function ask<T>(page: Page, question: string, about?: string): Promise<T> {
  const run = `(() => { const module = {}; ${IN_PAGE}; return module.exports; })()`;
  const answer = await page.evaluate(`${run}[${JSON.stringify(question)}](${JSON.stringify(about) ?? ""})`);
  // The questions and their answers are in one file, which no type goes through.
  return answer as T;
}

/** A real browser for tests, with a server for the pages that it opens. */
export interface TestBrowser {
  /** A page that shows some HTML, with everything that it asked for and complained of. */
  open(html: string, options?: { readonly colorScheme?: "light" | "dark" }): Promise<OpenPage>;
}

/** A page that a test has opened. */
export interface OpenPage {
  readonly page: Page;

  /** Addresses that the page asked for, itself first, whether its policy let them go or not. */
  readonly requests: readonly string[];

  /** Paths that the server was asked for. */
  readonly received: readonly string[];

  /** Messages of the console, errors of the page, and dialogs. */
  readonly complaints: readonly string[];
}

/**
 * A group of tests that need a real browser. Without one they are reported as skipped, with the reason in the group's
 * title; where `SDSTACK_REQUIRE_BROWSER` is set they fail.
 */
export function describeWithBrowser(title: string, tests: (browser: TestBrowser) => void): void {
  const path = NAMES.flatMap((name) => which.sync(name, { nothrow: true }) ?? [])[0];
  if (path === undefined && process.env["SDSTACK_REQUIRE_BROWSER"] === undefined) {
    const why = `no ${NAMES.join(", ")} on the PATH`;
    describe.skip(`${title} (skipped: ${why})`, () => tests({ open: () => Promise.reject(new Error(why)) }));
    return;
  }
  describe(title, () => tests(startedBrowser(path ?? "chromium")));
}

function startedBrowser(executablePath: string): TestBrowser {
  let browser: Browser | undefined;
  let server: Server | undefined;
  let shown = "";
  let received: string[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      received.push(request.url ?? "");
      response.setHeader("content-type", "text/html; charset=utf-8");
      response.end(shown);
    });
    await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
    // Containers have neither user namespaces for its sandbox nor much shared memory.
    const args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"];
    browser = await chromium.launch({ executablePath, args, timeout: 120_000 });
  });
  afterEach(async () => {
    for (const context of browser?.contexts() ?? []) await context.close();
  });
  afterAll(async () => {
    await browser?.close();
    server?.closeAllConnections();
    await new Promise((resolve) => (server === undefined ? resolve(undefined) : server.close(resolve)));
  });

  return {
    open: async (html, { colorScheme = "light" } = {}) => {
      if (browser === undefined || server === undefined) throw new Error("the browser was not started");
      shown = html;
      received = [];
      const context = await browser.newContext({ colorScheme, viewport: { width: 1200, height: 900 } });
      const page = await context.newPage();
      page.setDefaultTimeout(120_000);
      const requests: string[] = [];
      const complaints: string[] = [];
      page.on("request", (request) => requests.push(request.url()));
      page.on("console", (message) => complaints.push(message.text()));
      page.on("pageerror", (error) => complaints.push(error.message));
      page.on("dialog", (dialog) => {
        complaints.push(dialog.message());
        void dialog.dismiss();
      });
      // The server's type of address depends on what it listens to, here a port.
      const { port } = server.address() as AddressInfo;
      await page.goto(`http://127.0.0.1:${String(port)}/`, { waitUntil: "load" });
      return { page, requests, received, complaints };
    },
  };
}
