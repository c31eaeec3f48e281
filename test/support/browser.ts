import { spawnSync } from "node:child_process";
import { createReadStream, createWriteStream, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { createBrotliDecompress } from "node:zlib";
import { type Browser, chromium } from "playwright-core";

/** Root has no sandbox, and there need be no graphics card. */
const FLAGS = ["--no-sandbox", "--no-zygote", "--disable-gpu"];

/** A package brings Chromium for this kind of machine only. */
const isShipped = process.platform === "linux" && process.arch === "x64";

const installed = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
  .map((name) => spawnSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" }).stdout?.trim())
  .find((path) => path !== undefined && path !== "");

/** Whether a browser can be opened on this machine. */
export const hasBrowser = isShipped || installed !== undefined;

/** Opens Chromium without a window; what it consists of may be unpacked into the folder. */
export async function openBrowser(folder: string): Promise<Browser> {
  if (!isShipped)
    return chromium.launch({ args: FLAGS, ...(installed === undefined ? {} : { executablePath: installed }) });
  await Promise.all(["chromium", "al2023.tar", "fonts.tar"].map((name) => unpack(name, folder)));
  // A machine need have neither the libraries nor any font, without which no text is visible.
  const fonts = join(folder, "fonts.conf");
  writeFileSync(fonts, `<fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/cache</cachedir></fontconfig>`);
  return chromium.launch({
    args: FLAGS,
    executablePath: join(folder, "chromium"),
    env: { LD_LIBRARY_PATH: join(folder, "al2023/lib"), FONTCONFIG_FILE: fonts },
  });
}

/** Not by the package itself, which unpacks to one place for all that run at the same time. */
async function unpack(name: string, folder: string): Promise<void> {
  const packed = join(dirname(fileURLToPath(import.meta.resolve("@sparticuz/chromium"))), "../bin", `${name}.br`);
  const target = join(folder, name);
  await pipeline(createReadStream(packed), createBrotliDecompress(), createWriteStream(target, { mode: 0o755 }));
  if (!name.endsWith(".tar")) return;
  const contents = target.replace(".tar", "");
  mkdirSync(contents);
  spawnSync("tar", ["-xf", target, "-C", contents]);
}
