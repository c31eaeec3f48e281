import { test } from "@jest/globals";
import { chromium } from "playwright-core";
import { testProgram } from "../../support/program.js";
const program = testProgram();
test("x", async () => {
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  const lines: string[] = [];
  page.on("console", (m) => lines.push(`${m.type()} ${m.text()}`));
  page.on("pageerror", (e) => lines.push(`pageerror ${e.message}`));
  page.on("request", (r) => lines.push(`req ${r.method()} ${r.url().slice(0, 150)}`));
  page.on("requestfailed", (r) => lines.push(`failed ${r.url().slice(0,150)} ${r.failure()?.errorText}`));
  await page.goto(program.program.url);
  await page.waitForTimeout(6000);
  await page.screenshot({ path: "/tmp/ide1.png" });
  console.log(lines.join("\n"));
  console.log(await page.evaluate(() => document.body.innerText.slice(0, 3000)));
  await browser.close();
}, 120000);
