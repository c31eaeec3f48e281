/** What an inspector writes when a BINARY criterion is not met, and what the union is asked to do. */
export const NOT_MET: Readonly<Record<string, readonly [note: string, requirement: string]>> = {
  "S1.1": ["选举材料不全,抽问会员对选举过程不清楚", "补齐选举会议记录和计票单,下次换届依法选举"],
  "S1.2": ["主席兼任的行政职务不符合任职资格规定", "按规定调整主席人选并公示"],
  "S1.3": ["未见上级工会批复文件", "补办报批手续,存档批复原件"],
  "S1.5": ["主席任职一年内未参加岗位培训,未见证书", "参加最近一期岗位培训"],
  "S2.2": ["未建立经费审查组织,由财务人员兼管", "选举产生经费审查委员会或委员"],
  "S2.3": ["未设女职工委员会,也未明确女职工委员", "按女会员人数设立女职工组织"],
  "S2.5": ["工会法人资格证书已过有效期", "到登记机关换领证书"],
  "S3.5": ["近一年未见女职工专项活动或专项合同", "每年至少组织一次女职工学习活动"],
  "S4.1": ["近12个月未召开会员大会或会员代表大会", "年内召开大会并留存记录和签到"],
  "S4.6": ["有制度文本,抽问会员均不知晓", "公布会员权利和评家办法并实际运行"],
  "S5.4": ["上一年度经费未经审查,也未向会员报告", "完成年度审查并向会员大会报告"],
  "S6.2": ["主席未述职,无民主测评记录", "年内组织述职和民主测评"],
};

/** Why a criterion does not apply, as noted on site. */
export const NOT_APPLICABLE: Readonly<Record<string, string>> = {
  "S1.2": "机关事业单位,按本系统规定",
  "S2.3": "本单位无女职工",
  "S2.5": "小型工会,暂不具备法人条件",
  "S3.1": "使用片区共享阵地",
  "S3.5": "本单位无女职工",
  "S4.2": "机关(参公)单位,不适用",
  "S4.3": "机关或未实行企业化管理的事业单位,不适用",
  "S4.4": "机关(参公)单位,不适用",
};

/** The one event of the checklist's veto that the demonstration contains. */
export const APPOINTED_CHAIR = {
  note: "主席由行政直接任命,无任何选举记录;已请主席本人确认",
  description: "工会主席由行政任命,未经会员选举",
  requirement: "依法召开会员(代表)大会选举主席,并报上一级工会批准",
} as const;

export const REMARKS: readonly string[] = [
  "现场资料齐全",
  "资料基本齐全,部分记录需要补充",
  "工会干部配合检查,情况已当场反馈",
  "基础工作扎实,活动有特色",
];
