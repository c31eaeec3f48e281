import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { migrationOrderFaults } from "../../src/app/migration-order.js";
import { migrations } from "../../src/app/migrations.js";
import { root } from "./source-files.js";

const folder = join(root, "migrations");
const landed = Object.keys(JSON.parse(readFileSync(join(folder, "landed.json"), "utf8")) as object);
const names = migrations.map(({ name }) => name);
const [newest = "", beforeIt = ""] = names.toReversed();

describe("migrations", () => {
  test("every file is listed", () => {
    const files = readdirSync(folder).filter((file) => file.endsWith(".ts"));
    expect(files.map((file) => file.replace(".ts", "")).sort()).toEqual([...names].sort());
  });

  test("stand in the order in which they landed, and sort after all before them", () => {
    expect(migrationOrderFaults(names, landed)).toEqual([]);
  });

  test("one that is dated after the newest may follow", () => {
    expect(migrationOrderFaults([...names, "Migration29990101_later"], landed)).toEqual([]);
  });

  test.each<[string, readonly string[]]>([
    ["dated before the newest landed one", [...names, "Migration20261129_earlier"]],
    ["dated and put in the middle", [...names.slice(0, -1), `${beforeIt}_too`, newest]],
    ["put first", ["Migration20260101_first", ...names]],
    ["put before the circulars", names.toSpliced(20, 0, "Migration20261121_between")],
    ["left out", names.slice(0, -1)],
    ["called like another", [...names, newest]],
  ])("one that is %s is refused", (_, changed) => {
    expect(migrationOrderFaults(changed, landed)).not.toEqual([]);
  });

  test("two that were added side by side are refused in the wrong order, though both are noted", () => {
    const both = [...names, "Migration29990102_later", "Migration29990101_earlier"];
    expect(migrationOrderFaults(both, both)).toEqual([
      "Migration29990101_earlier does not sort after Migration29990102_later",
    ]);
  });
});
