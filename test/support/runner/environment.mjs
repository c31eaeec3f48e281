import { TestEnvironment } from "jest-environment-node";

/** What values are recognized by: jest's assertions have to mean the same classes as the modules that Node loads. */
const shared = [
  ...["Error", "AggregateError", "EvalError", "RangeError", "ReferenceError", "SyntaxError", "TypeError", "URIError"],
  ...["Array", "BigInt", "Boolean", "Function", "Number", "Object", "String", "Symbol"],
  ...["Date", "Map", "Promise", "RegExp", "Set", "WeakMap", "WeakSet"],
];

/** jest's environment for Node, in one realm with the program under test. */
export default class OneRealmEnvironment extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    for (const name of shared) this.global[name] = globalThis[name];
    const { constructor: FakeTimers } = this.fakeTimersModern;
    this.fakeTimersModern = new FakeTimers({ config: config.projectConfig, global: globalThis });
  }
}
