import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { hasBrowser, openBrowser } from "../support/browser.js";
import { builders } from "../support/builders.js";
import { identityBuilders } from "../support/builders-identity.js";
import { openTemporaryFolder } from "../support/postgres.js";
import { testProgram } from "../support/program.js";

const PATIENCE = 60_000;
const program = testProgram();
const production = testProgram({ isProduction: true });

test("in production a browser finds none", async () => {
  const answer = await fetch(production.program.url, { headers: { accept: "text/html" } });
  expect(answer.headers.get("content-type")).not.toMatch("text/html");
  expect((await fetch(new URL("/ide/main.js", production.program.url))).status).toBe(404);
});

if (!hasBrowser) console.warn("There is no Chromium for this machine, so the IDE is not tested in it.");

(hasBrowser ? describe : describe.skip)("in a browser", () => {
  let folder: string;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    folder = openTemporaryFolder("liuyou-test-browser-");
    browser = await openBrowser(folder);
    page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    page.setDefaultTimeout(PATIENCE);
    const { origin } = new URL(program.program.url);
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) complaints.push(`${message.type()}: ${message.text()}`);
    });
    page.on("pageerror", (error) => complaints.push(`thrown: ${error.message}`));
    page.on("request", (request) => {
      const isHere = request.url().startsWith(origin) || /^(data|blob):/.test(request.url());
      if (!isHere) complaints.push(`asked elsewhere: ${request.url()}`);
    });
    page.on("requestfailed", (request) => {
      // The IDE leaves an answer once it has read it, which Chromium calls aborted where nothing may be kept.
      const isRead = request.failure()?.errorText === "net::ERR_ABORTED" && request.method() === "POST";
      if (!isRead) complaints.push(`failed: ${request.url()}`);
    });
    page.on("response", (response) => {
      if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`);
    });
  }, PATIENCE);

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  }, PATIENCE);

  const shown = (text: string) => page.getByText(text, { exact: true }).locator("visible=true");

  test("whoever signs in at /graphql runs the queries of the other windows as that person, without a complaint", async () => {
    const at = await builders(program).district();
    const person = await identityBuilders(program).member([{ role: "ADMINISTRATOR", at: at.root }], { name: "Lin Yi" });

    await page.goto(program.program.url);
    await shown("Variables").click();
    await page.locator(".cm-content").filter({ hasText: '"username"' }).locator("visible=true").last().click();
    await page.keyboard.press("Control+a");
    await page.keyboard.insertText(JSON.stringify({ username: person.username, password: person.password }));
    await shown("Send Request").click();
    await page.getByText("Updated active environment variables: authorization, scope").waitFor();

    await shown("first queries").click();
    await shown("► (Send query Viewer)").click();
    await page.getByText('"Lin Yi"').locator("visible=true").waitFor();
    await shown("► (Send query Statistics)").click();
    await page.getByText('"grassrootsUnions"').locator("visible=true").waitFor();
    expect(complaints).toEqual([]);
  }, 180_000);
});
