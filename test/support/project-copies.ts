import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const FOLDERS = [".ci", "bench", "docs", "migrations", "schema", "seeds", "src", "test"];
const FILES = [".prettierrc.json", ".swcrc", "package.json", "tsconfig.json"];

/** The project in a folder of its own, for what changes its files; the packages are linked, what is cached of it is not. */
export class ProjectCopy {
  readonly folder = mkdtempSync(join(tmpdir(), "liuyou-copy-"));

  constructor() {
    for (const name of [...FOLDERS, ...FILES]) cpSync(join(root, name), join(this.folder, name), { recursive: true });
    const packages = join(this.folder, "node_modules");
    mkdirSync(packages);
    for (const name of readdirSync(join(root, "node_modules")))
      if (name !== ".cache") symlinkSync(join(root, "node_modules", name), join(packages, name));
  }

  /** Runs Node there: what it said and its exit code. */
  async run(...args: readonly string[]): Promise<{ code: number | null; said: string }> {
    const child = spawn(process.execPath, args, { cwd: this.folder, stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (said += String(chunk)));
    const [code] = (await once(child, "close")) as [number | null];
    return { code, said };
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), "utf8");
  }

  /** The files that differ from the project's, or are not in it. */
  changed(): string[] {
    const inFolders = FOLDERS.flatMap((folder) =>
      readdirSync(join(this.folder, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(this.folder, join(entry.parentPath, entry.name))),
    );
    const isOriginal = (path: string) =>
      existsSync(join(root, path)) && readFileSync(join(root, path)).equals(readFileSync(join(this.folder, path)));
    return [...inFolders, ...FILES].filter((path) => !isOriginal(path)).sort();
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
