/** Loaded by jest, which alone knows what `@jest/globals` means. */
module.exports = require("@jest/globals");
