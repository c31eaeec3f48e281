import { createHash, randomBytes } from "node:crypto";
import { newId } from "./database.mjs";

/** What the server adds to an answer; a tablet does not send it. */
const SERVER_WRITTEN = ["warning", "conclusion", "claimed", "system"];

/** Inspections of the demonstration as a tablet would send them again for another visit. */
export async function templates(client, period, count) {
  const { rows } = await client.query(
    `select answers, general_vetoes as "generalVetoes", signatures, location, remark, announcements
     from inspections where period = $1 and status = 'CONFIRMED' and jsonb_array_length(answers) > 0 order by id limit $2`,
    [period, count],
  );
  return rows.map(({ answers, ...rest }) => ({
    ...rest,
    answers: answers
      .filter((answer) => answer.system === undefined)
      .map((answer) => Object.fromEntries(Object.entries(answer).filter(([field]) => !SERVER_WRITTEN.includes(field)))),
  }));
}

/** Open assignments with their inspectors, the first of `plans` plans. */
export async function openAssignments(client) {
  const { rows } = await client.query(
    `select a.id, a.trade_union_id as "tradeUnionId", p.checklist_id as "checklistId", p.period, c.username, c.id as "inspectorId"
     from assignments a join inspection_plans p on p.id = a.plan_id
     join assignment_inspectors x on x.assignment_id = a.id join accounts c on c.id = x.account_id
     where a.status = 'OPEN' and c.username like 'bench-inspector-%' order by a.id`,
  );
  return rows;
}

/** One visit: a template's answers with files and faults of its own. */
function visit(template, assignment) {
  const renamed = new Map();
  const own = (hash) => {
    if (!renamed.has(hash)) renamed.set(hash, randomBytes(32).toString("hex"));
    return renamed.get(hash);
  };
  const at = (minutesAgo) => new Date(Date.now() - minutesAgo * 60_000).toISOString();
  const evidence = template.announcements.map((file) => ({ ...file, sha256: own(file.sha256), takenAt: at(70) }));
  const withOwnFiles = (item) => (item.evidence === undefined ? item : { ...item, evidence: item.evidence.map(own) });
  const answers = template.answers.map((answer) => ({
    ...withOwnFiles(answer),
    ...(answer.faults === undefined
      ? {}
      : { faults: answer.faults.map((fault) => ({ ...withOwnFiles(fault), id: newId() })) }),
  }));
  return {
    id: newId(),
    revision: 1,
    assignmentId: assignment.id,
    tradeUnionId: assignment.tradeUnionId,
    checklistId: assignment.checklistId,
    kind: "ROUTINE",
    period: assignment.period,
    startedAt: at(90),
    finishedAt: at(15),
    location: template.location,
    generalVetoes: template.generalVetoes.map(withOwnFiles),
    answers,
    evidence,
    signatures: template.signatures.map((signature) => ({
      ...signature,
      ...(signature.sha256 === undefined ? {} : { sha256: own(signature.sha256) }),
      signedAt: at(16),
    })),
    remark: template.remark,
  };
}

/** The next visit for the next open assignment, until there are no more. */
export function* visits(templatesGiven, assignments) {
  for (const [at, assignment] of assignments.entries())
    yield { assignment, inspection: visit(templatesGiven[at % templatesGiven.length], assignment) };
}

/** The same visit as the peer takes it: leaves in columns, the rest as documents, and the hash made by the sender. */
export function peerSubmission({ assignment, inspection }) {
  const { id, generalVetoes, ...rest } = inspection;
  const contentHash = createHash("sha256").update(JSON.stringify(inspection)).digest("hex");
  return {
    ...rest,
    rowId: id,
    inspectorId: assignment.inspectorId,
    contentHash,
    answers: [...rest.answers, ...generalVetoes],
  };
}
