import { fileURLToPath } from "node:url";

/** One run for everything; the projects differ only in what they need before they start. */
const rootDir = fileURLToPath(new URL("..", import.meta.url));
const shared = {
  rootDir,
  testRunner: "<rootDir>/test/support/runner/test-file.mjs",
  testEnvironment: "<rootDir>/test/support/runner/environment.mjs",
  // The realm outlives the test file, so what is in it may not be emptied behind that.
  testEnvironmentOptions: { globalsCleanup: "off" },
  transform: {},
  setupFilesAfterEnv: ["<rootDir>/test/support/patience.ts"],
};
/** Not for all, so that a run of unit tests alone starts no database. */
const withDatabase = {
  ...shared,
  globalSetup: "<rootDir>/test/support/global-setup.mjs",
  globalTeardown: "<rootDir>/test/support/global-teardown.mjs",
};
/** By name, for the configuration of the long tests, which run apart. */
export const projects = {
  unit: { ...shared, displayName: "unit", testMatch: ["<rootDir>/test/{unit,architecture}/**/*.test.ts"] },
  integration: {
    ...withDatabase,
    displayName: "integration",
    testMatch: ["<rootDir>/test/{integration,faults}/**/*.test.ts"],
  },
  // Apart, because it would be the same on every version of PostgreSQL.
  start: { ...withDatabase, displayName: "start", testMatch: ["<rootDir>/test/start/**/*.test.ts"] },
};

/** The last one looks at what statements answered, once all of them had their turn. */
const reporters = ["default", "<rootDir>/test/support/runner/rows-reporter.mjs"];

export default { rootDir, maxWorkers: "100%", projects: Object.values(projects), reporters };
