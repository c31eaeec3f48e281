import type { ChecklistBody } from "./checklist-body.js";
import { type ChecklistFault, reportInto } from "./checklist-fault.js";
import { MAX_NOTE, readEvidence } from "./fault-leaves.rules.js";
import { readItem, readList, readText, shown } from "./leaf.rules.js";

/** A general veto that an inspector reports; whoever confirms the inspection decides whether it is established. */
export interface StoredGeneralVeto {
  readonly code: string;
  readonly note: string;
  readonly evidence?: readonly string[];
}

const MAX_VETOES = 20;

/** Parses the general vetoes of one inspection: each known to its checklist, named once, and described by a note. */
export function validateGeneralVetoes(
  body: ChecklistBody,
  raw: unknown,
  announcedEvidence: ReadonlySet<string>,
): { readonly generalVetoes: readonly StoredGeneralVeto[]; readonly faults: readonly ChecklistFault[] } {
  const faults: ChecklistFault[] = [];
  const vetoes = new Map<string, StoredGeneralVeto>();
  readList(reportInto(faults), ["generalVetoes"], raw, MAX_VETOES)?.forEach((item, at) => {
    const report = reportInto(faults, "generalVetoes", at);
    const veto = readItem(report, [], item);
    if (veto === undefined) return;
    const code = veto["code"];
    if (typeof code !== "string" || !body.generalVetoes.some((known) => known.code === code))
      return report("GENERAL_VETO_UNKNOWN", ["code"], { veto: shown(code ?? "") });
    if (vetoes.has(code)) report("GENERAL_VETO_DOUBLED", ["code"], { veto: code });
    const faultsBefore = faults.length;
    const note = readText(report, ["note"], veto["note"], MAX_NOTE, "NOTE_TOO_LONG");
    const evidence = readEvidence(report, ["evidence"], veto["evidence"], announcedEvidence);
    if (note !== undefined) vetoes.set(code, { code, note, ...(evidence === undefined ? {} : { evidence }) });
    else if (faults.length === faultsBefore) report("GENERAL_VETO_WITHOUT_NOTE", ["note"], { veto: code });
  });
  const generalVetoes = body.generalVetoes.flatMap((known) => vetoes.get(known.code) ?? []);
  return { generalVetoes, faults };
}
