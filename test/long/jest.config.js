import { projects as usual } from "../jest.config.js";

/** What takes minutes: `npm run test:long` runs it, with the same PostgreSQL as the integration tests; never part of `npm test`. */
export default {
  rootDir: usual.integration.rootDir,
  maxWorkers: "100%",
  projects: [{ ...usual.integration, displayName: "long", testMatch: ["<rootDir>/test/long/**/*.test.ts"] }],
};
