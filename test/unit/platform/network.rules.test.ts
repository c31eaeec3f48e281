import { expect, test } from "@jest/globals";
import { clientAddress, networkOf } from "../../../src/platform/access/network.rules.js";

test.each([
  ["192.0.2.7", "192.0.2.7"],
  ["::ffff:192.0.2.7", "192.0.2.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:0db8:0001:0002::9", "2001:db8:1:2::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["::ffff:c000:207", "192.0.2.7"],
  ["64:ff9b::192.0.2.7", "64:ff9b:0:0::/64"],
  ["not an address", "unknown"],
  ["1", "unknown"],
  ["", "unknown"],
])("%s counts as %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});

const OURS = "198.51.100.4";
test.each([
  ["the last entry, which our proxy wrote", "203.0.113.9, 192.0.2.7", "192.0.2.7"],
  ["the last entry of several headers", ["203.0.113.9", "203.0.113.8, 192.0.2.7"], "192.0.2.7"],
  ["an address with a port", "192.0.2.7:51234", "192.0.2.7"],
  ["IPv6 in brackets", "[2001:db8::1]:443", "2001:db8::1"],
  ["IPv6", "2001:db8::1", "2001:db8::1"],
  ["the connection, where there is no header", undefined, OURS],
  ["the connection, where it is empty", "203.0.113.9, ", OURS],
  ["the connection, where it is no address", "<script>", OURS],
  ["the connection, where it is half an address", "192.0.2:80", OURS],
])("a request comes from %s", (_case, header, address) => {
  expect(clientAddress(header, OURS)).toBe(address);
});
