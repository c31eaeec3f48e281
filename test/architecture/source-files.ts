import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "..", "..");

export interface Import {
  /** Path of the imported file from the project's root. */
  target: string;
  isTypeOnly: boolean;
}

export interface SourceFile {
  /** Path from the project's root. */
  path: string;
  text: string;
  imports: Import[];
}

const IMPORT = /^(?:import|export)\s+(type\s+)?(?:[^"';]*?\sfrom\s+)?"(\.[^"]+)"/gms;

/** Every TypeScript file of the project below a folder, with what it imports of the project's own; the benchmarks install packages there. */
export function sourceFiles(folder: string): SourceFile[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter(
      (entry) =>
        entry.isFile() && entry.name.endsWith(".ts") && !relative(root, entry.parentPath).includes("node_modules"),
    )
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => {
      const text = readFileSync(file, "utf8");
      const imports = [...text.matchAll(IMPORT)].map(([, type, specifier = ""]) => ({
        target: relative(root, resolve(dirname(file), specifier)).replace(/\.js$/, ".ts"),
        isTypeOnly: type !== undefined,
      }));
      return { path: relative(root, file), text, imports };
    });
}
