import type { Ownership } from "./model.js";
import { brandSyllables } from "./names.js";
import type { Random } from "./random.js";

type Kind = Ownership | "SELF_EMPLOYED";

const COMPANY = "有限公司";

/** What stands before and behind the made-up brand, by owner. */
const TITLES: Readonly<
  Record<Kind, { readonly before: string; readonly trades: readonly string[]; readonly after: string }>
> = {
  GOVERNMENT: { before: "思明区", trades: ["事务管理局", "综合执法办公室", "数据管理局", "公用设施管理局"], after: "" },
  INSTITUTION: {
    before: "思明区",
    trades: ["幼儿园", "实验小学", "社区卫生服务中心", "文化馆", "检验检测中心", "园林管理站"],
    after: "",
  },
  SOE: {
    before: "厦门",
    trades: ["国有资产运营", "公共交通", "粮油储备", "港务物流", "市政建设", "文化旅游"],
    after: "集团有限公司",
  },
  FOREIGN: {
    before: "",
    trades: ["精密电子", "光学仪器", "国际货运", "食品", "船舶配件", "服饰"],
    after: "(厦门)有限公司",
  },
  PRIVATE: {
    before: "厦门",
    trades: [
      "贸易",
      "信息科技",
      "建筑工程",
      "物业管理",
      "文化传播",
      "餐饮管理",
      "物流",
      "装饰设计",
      "电子商务",
      "机电设备",
      "环保科技",
      "服装",
      "医疗器械",
      "食品",
      "广告",
      "酒店管理",
      "茶业",
      "家政服务",
    ],
    after: COMPANY,
  },
  NEW_ECONOMIC_ORG: {
    before: "厦门",
    trades: ["网络科技", "供应链", "人力资源", "共享办公", "直播电商"],
    after: COMPANY,
  },
  NEW_SOCIAL_ORG: {
    before: "厦门",
    trades: ["社会工作服务中心", "民办幼儿园", "养老服务中心", "青少年活动中心", "志愿服务促进会"],
    after: "",
  },
  SELF_EMPLOYED: {
    before: "思明区",
    trades: ["小吃店", "便利店", "服装店", "茶庄", "水果店", "五金店", "理发店", "花店"],
    after: "",
  },
};

/** The name of a made-up employer in parts; the brand follows from the index. */
export function employerTitle(kind: Kind, index: number, random: Random): string[] {
  const { before, trades, after } = TITLES[kind];
  return [before, ...brandSyllables(index), random.pick(trades), after].filter((part) => part !== "");
}
