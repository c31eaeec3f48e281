import type { ChecklistView, CriterionView } from "../../checklists/checklist-view.types.js";
import type { FrozenChecklist } from "../../checklists/checklist.queries.js";
import type { AnswerView } from "./answer.types.js";
import type { AnswersInBrief, InspectionRow } from "./inspection.columns.js";

/** Answers as a reader gets them, in the order in which they are stored; a draft's points are those claimed. */
export function answerViews(
  inspection: InspectionRow,
  { index }: FrozenChecklist,
  { criteria }: ChecklistView,
): AnswerView[] {
  const earned = inspection.status === "DRAFT" ? undefined : inspection.criterionPoints;
  const views: AnswerView[] = [];
  for (const stored of inspection.answers) {
    const criterion = criteria.get(stored.criterion);
    if (criterion === undefined) continue;
    const position = index.byCode.get(stored.criterion)?.position ?? 0;
    views.push({
      criterion,
      points: (earned === undefined ? stored.points : earned[position]) ?? null,
      notApplicable: stored.notApplicable === true,
      note: stored.note ?? null,
      stored,
      inspection,
    });
  }
  return views;
}

/** An answer as far as its brief form tells. */
export type BriefAnswerView = Omit<AnswerView, "stored" | "inspection">;

interface Answered {
  code: string;
  criterion: CriterionView;
  position: number;
}

/** Criteria by the text that lists their codes: nearly all inspections of a checklist share one. */
const answeredCriteria = new WeakMap<ChecklistView, Map<string, Answered[]>>();
const MAXIMUM_LISTS = 100;

function answered(codes: string, { index }: FrozenChecklist, view: ChecklistView): Answered[] {
  let lists = answeredCriteria.get(view);
  if (lists === undefined) answeredCriteria.set(view, (lists = new Map()));
  let list = lists.get(codes);
  if (list === undefined) {
    list = codes.split(" ").flatMap((code) => {
      const criterion = view.criteria.get(code);
      return criterion === undefined ? [] : [{ code, criterion, position: index.byCode.get(code)?.position ?? 0 }];
    });
    if (lists.size >= MAXIMUM_LISTS) lists.clear();
    lists.set(codes, list);
  }
  return list;
}

/** The same as `answerViews` of a submitted inspection, from the brief form of its answers; without the notes of those withheld. */
export function briefAnswerViews(
  { criteria, notApplicable, noted, notes }: AnswersInBrief,
  earned: readonly (number | null)[],
  checklist: FrozenChecklist,
  view: ChecklistView,
  withheld?: ReadonlySet<string>,
): BriefAnswerView[] {
  return answered(criteria, checklist, view).map(({ code, criterion, position }) => ({
    criterion,
    points: earned[position] ?? null,
    notApplicable: notApplicable.includes(code),
    note: withheld?.has(code) === true ? null : (notes[noted.indexOf(code)] ?? null),
  }));
}
