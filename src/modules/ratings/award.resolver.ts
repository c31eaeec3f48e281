import type { GraphQLResolveInfo } from "graphql";
import { Args, Ctx, FieldResolver, Info, Resolver, Root } from "type-graphql";
import { connectionOf, page, PageArgs, type Connection } from "../../platform/graphql/connection.js";
import type { RequestContext } from "../../platform/graphql/request-context.js";
import { inLanguage } from "../../platform/i18n/messages.js";
import { TradeUnion } from "../trade-unions/trade-union.entity.js";
import { seesRegister } from "../trade-unions/trade-union.policy.js";
import type { TradeUnionRow } from "../trade-unions/trade-union.queries.js";
import { Award } from "./award.entity.js";
import { awardKeys, awardsOfUnion, countAwardsOfUnion, type AwardRow } from "./award.queries.js";
import { RatingLevel, RatingProgram } from "./rating-program.entity.js";

const AwardConnection = connectionOf("Award", () => Award);

@Resolver(() => Award)
export class AwardResolver {
  @FieldResolver(() => RatingProgram, { description: "The program." })
  program(@Root() { program }: AwardRow): RatingProgram {
    return program;
  }

  @FieldResolver(() => RatingLevel, { description: "The level that is held." })
  level(@Root() { program, levelCode }: AwardRow, @Ctx() { language }: RequestContext): RatingLevel {
    const level = [...(program.body.levels ?? []), ...(program.body.tiers ?? [])].find(
      ({ code }) => code === levelCode,
    );
    return { code: levelCode, title: level === undefined ? levelCode : inLanguage(level.title, language) };
  }
}

@Resolver(() => RatingProgram)
export class RatingProgramResolver {
  @FieldResolver(() => String, { description: "Its title in the reader's language." })
  title(@Root() { title }: RatingProgram, @Ctx() { language }: RequestContext): string {
    return inLanguage(title, language);
  }
}

@Resolver(() => TradeUnion)
export class TradeUnionAwardsResolver {
  @FieldResolver(() => AwardConnection, {
    description: "Awards of the union and its sites, newest first; empty when it is out of the caller's reach.",
  })
  awards(
    @Root() union: TradeUnionRow,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<AwardRow>> {
    const isVisible = seesRegister(context.actor, union);
    return page(args, context, info, {
      list: `awards of ${union.id}`,
      keys: awardKeys,
      fetch: (limit, after) => (isVisible ? awardsOfUnion(context.em, union.id, limit, after) : Promise.resolve([])),
      count: () => (isVisible ? countAwardsOfUnion(context.em, union.id) : Promise.resolve(0)),
    });
  }
}
