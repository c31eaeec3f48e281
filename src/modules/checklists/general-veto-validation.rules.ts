import type { ChecklistBody } from "./checklist-body.js";
import { MAX_NOTE, readEvidence } from "./fault-leaves.rules.js";
import type { Leaf } from "./leaf.rules.js";
import { reportInto, type Violation } from "./violation.js";

/** A general veto that an inspector reports; whoever confirms the inspection decides whether it is established. */
export interface StoredGeneralVeto {
  readonly code: string;
  readonly note: string;
  readonly evidence?: readonly string[];
}

/** The general vetoes that could be read, in checklist order, and everything wrong with the others. */
export interface GeneralVetoClaims {
  readonly generalVetoes: readonly StoredGeneralVeto[];
  readonly violations: readonly Violation[];
}

const MAX_VETOES = 20;

/** Parses the general vetoes of one inspection: each known to its checklist, named once, and described by a note. */
export function parseGeneralVetoes(
  sent: Leaf,
  body: ChecklistBody,
  announcedEvidence: ReadonlySet<string>,
): GeneralVetoClaims {
  const violations: Violation[] = [];
  const vetoes = new Map<string, StoredGeneralVeto>();
  for (const item of sent.reportingTo(reportInto(violations)).list(MAX_VETOES) ?? []) {
    const veto = item.item();
    if (veto === undefined) continue;
    const named = veto.at("code");
    const code = named.asSent;
    if (code === undefined || !body.generalVetoes.some((known) => known.code === code)) {
      named.report("GENERAL_VETO_UNKNOWN", { veto: named.shown });
      continue;
    }
    if (vetoes.has(code)) named.report("GENERAL_VETO_DOUBLED", { veto: code });
    const before = violations.length;
    const note = veto.at("note").text(MAX_NOTE, "NOTE_TOO_LONG");
    const evidence = readEvidence(veto.at("evidence"), announcedEvidence);
    if (note !== undefined) vetoes.set(code, { code, note, ...(evidence === undefined ? {} : { evidence }) });
    else if (violations.length === before) veto.at("note").report("GENERAL_VETO_WITHOUT_NOTE", { veto: code });
  }
  const generalVetoes = body.generalVetoes.flatMap((known) => vetoes.get(known.code) ?? []);
  return { generalVetoes, violations };
}
