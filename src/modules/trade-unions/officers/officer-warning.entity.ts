import { Field, ObjectType, registerEnumType } from "type-graphql";
import type { Language } from "../../../platform/access/actor.js";
import { inLanguage, type Text } from "../../../platform/i18n/messages.js";
import { ConcurrentPostKind, OfficerWarningCode, type OfficerWarningFact } from "./officer-eligibility.rules.js";

registerEnumType(OfficerWarningCode, {
  name: "OfficerWarningCode",
  description:
    "What is doubtful about an officer or about the offices of a union. A warning never stops an appointment.",
  valuesConfig: {
    CHAIR_NOT_ELIGIBLE: {
      description:
        "The chair of a non-public or foreign enterprise's union holds a post that the 2008 measures on enterprise chairs bar.",
    },
    CHAIR_ELIGIBILITY_TO_REVIEW: {
      description:
        "The same in a state-owned enterprise, a social organization or a joint union: to be reviewed, not a fault by itself.",
    },
    RELATIVE_ON_COMMITTEE: {
      description:
        "A close relative of the enterprise's principal sits on the committee (Trade Union Law 2021 art. 10).",
    },
    AUDITOR_IS_CHAIR: { description: "The same person chairs the union and checks its funds." },
    AUDITOR_IS_FINANCE: { description: "The same person keeps accounts and checks the union's funds." },
    NOT_TRAINED_WITHIN_A_YEAR: {
      description: "The chair or vice-chair was not trained within one year of taking office.",
    },
    TERM_ENDED: { description: "The committee's term has ended without a new election." },
    CHAIR_VACANT: { description: "The union has no chair." },
  },
});

const KINDS: Record<ConcurrentPostKind, Text> = {
  PARTY_DEPUTY_SECRETARY: { zh: "党组织副书记", en: "deputy Party secretary" },
  UNIT_HEAD: { zh: "单位正职", en: "executive head" },
  UNIT_DEPUTY_HEAD: { zh: "单位副职", en: "deputy executive head" },
  PARTNER: { zh: "合伙人", en: "partner" },
  CLOSE_RELATIVE_OF_HEAD: { zh: "单位负责人的近亲属", en: "close relative of the head" },
  HR_HEAD: { zh: "人力资源部门负责人", en: "head of human resources" },
  FINANCE_HEAD: { zh: "财务负责人", en: "head of finance" },
  MIDDLE_MANAGER: { zh: "中层管理人员", en: "middle manager" },
  FOREIGN_STAFF: { zh: "外籍职工", en: "foreign staff" },
  OTHER: { zh: "其他", en: "other" },
};

const TEXTS: Record<OfficerWarningCode, Text> = {
  CHAIR_NOT_ELIGIBLE: {
    zh: "{{kind}}不得担任本企业工会主席。",
    en: "In an enterprise, this person may not chair the union: {{kind}}.",
  },
  CHAIR_ELIGIBILITY_TO_REVIEW: {
    zh: "{{kind}}担任工会主席,任职资格需复核。",
    en: "Whether this person may chair the union has to be reviewed: {{kind}}.",
  },
  RELATIVE_ON_COMMITTEE: {
    zh: "单位负责人的近亲属不得担任本企业工会委员会成员。",
    en: "A close relative of the head may not sit on the enterprise's union committee.",
  },
  AUDITOR_IS_CHAIR: {
    zh: "工会主席不得兼任经审委员。",
    en: "The chair of the union may not sit on its auditing commission.",
  },
  AUDITOR_IS_FINANCE: {
    zh: "财务人员不得兼任经审委员。",
    en: "Who keeps the accounts may not sit on the auditing commission.",
  },
  NOT_TRAINED_WITHIN_A_YEAR: {
    zh: "任职一年内未参加岗位培训,已超过 {{days}} 天。",
    en: "Not trained within one year of taking office; {{days}} days late.",
  },
  TERM_ENDED: { zh: "工会委员会任期已届满 {{days}} 天。", en: "The committee's term ended {{days}} days ago." },
  CHAIR_VACANT: { zh: "工会主席空缺已 {{days}} 天。", en: "The post of chair has been vacant for {{days}} days." },
};

const VACANT_SINCE_UNKNOWN: Text = { zh: "工会主席空缺。", en: "The post of chair is vacant." };

@ObjectType({
  description: "A doubt about an officer, for people to look into; it never refuses anything.",
  simpleResolvers: true,
})
export class OfficerWarning {
  @Field(() => OfficerWarningCode, { description: "What is doubtful, for programs." })
  code!: OfficerWarningCode;

  @Field(() => String, { description: "What is doubtful, for people, in the caller's language." })
  message!: string;
}

/** A warning with its sentence in one language. */
export function inWords({ code, kind, days }: OfficerWarningFact, language: Language): OfficerWarning {
  const text = days === null ? VACANT_SINCE_UNKNOWN : TEXTS[code];
  const message = inLanguage(text, language)
    .replace("{{days}}", String(days))
    .replace("{{kind}}", kind === undefined ? "" : inLanguage(KINDS[kind], language));
  return { code, message };
}
