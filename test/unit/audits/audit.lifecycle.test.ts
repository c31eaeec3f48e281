import { expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  auditMoves,
  AuditStatus,
  nextAuditStatus,
  type AuditMove,
} from "../../../src/modules/audits/engagements/audit.lifecycle.js";

const moves = Object.keys(auditMoves) as AuditMove[];
const statuses = Object.values(AuditStatus);

const reachableFrom = (start: AuditStatus): AuditStatus[] => {
  const reached = new Set([start]);
  for (const status of reached) {
    for (const move of moves) {
      const next = nextAuditStatus(status, move);
      if (next !== undefined) reached.add(next);
    }
  }
  return [...reached].sort();
};

test("every state is reached from an audit that was just opened", () => {
  expect(reachableFrom(AuditStatus.OPENED)).toEqual([...statuses].sort());
});

test("a closed audit stays closed, and nothing leads back to one that was just opened", () => {
  expect(reachableFrom(AuditStatus.CLOSED)).toEqual(["CLOSED"]);
  expect(reachableFrom(AuditStatus.CANCELED)).toEqual(["CANCELED"]);
  expect(Object.values(auditMoves).map(({ to }) => to)).not.toContain(AuditStatus.OPENED);
});

test("the table, move by move", () => {
  const table = Object.fromEntries(
    moves.map((move) => [move, statuses.filter((status) => nextAuditStatus(status, move) !== undefined)]),
  );
  expect(table).toEqual({
    issueNotice: ["OPENED"],
    recordFigures: ["NOTICE_ISSUED"],
    recordFinding: ["NOTICE_ISSUED"],
    sendDraft: ["NOTICE_ISSUED"],
    comment: ["DRAFT_SENT"],
    issueReport: ["DRAFT_SENT", "COMMENTED"],
    rectify: ["ISSUED"],
    reopen: ["RECTIFIED"],
    close: ["ISSUED", "RECTIFIED"],
    cancel: ["OPENED", "NOTICE_ISSUED", "DRAFT_SENT", "COMMENTED"],
  });
});

test("however moves are tried, only a finding that is open again leads back, and no report is issued that was no draft before", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...moves), { maxLength: 40 }), (sequence) => {
      const tried = sequence.filter((move) => move !== "reopen");
      const passed: AuditStatus[] = [AuditStatus.OPENED];
      for (const move of tried) {
        const now = passed.at(-1) ?? AuditStatus.OPENED;
        const next = nextAuditStatus(now, move);
        if (next !== undefined && next !== now) passed.push(next);
      }
      expect(nextAuditStatus(AuditStatus.CLOSED, "reopen")).toBeUndefined();
      const places = passed.map((status) => statuses.indexOf(status));
      expect(places).toEqual([...places].sort((a, b) => a - b));
      if (passed.includes(AuditStatus.ISSUED)) expect(passed).toContain(AuditStatus.DRAFT_SENT);
      if (passed.includes(AuditStatus.CLOSED)) expect(passed).toContain(AuditStatus.ISSUED);
    }),
  );
});
