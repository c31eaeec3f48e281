import { registerEnumType } from "type-graphql";

export enum InspectionKind {
  ROUTINE = "ROUTINE",
  SELF = "SELF",
  FOLLOW_UP = "FOLLOW_UP",
  SPECIAL = "SPECIAL",
}
registerEnumType(InspectionKind, {
  name: "InspectionKind",
  description: "Why a union is inspected.",
  valuesConfig: {
    ROUTINE: {
      description: "Routine inspection (例行检查); its latest confirmed result of a period enters the standing.",
    },
    SELF: { description: "The union's own inspection of itself (自查); enters no standing." },
    FOLLOW_UP: { description: "Another look at what an earlier inspection found (回头看); enters no standing." },
    SPECIAL: { description: "Special inspection (专项检查) by a special checklist." },
  },
});
