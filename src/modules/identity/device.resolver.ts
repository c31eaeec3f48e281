import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { RequestContext } from "../../platform/graphql/api/request-context.js";
import { Account } from "./account.entity.js";
import { accountById } from "./account.loader.js";
import type { AccountRow } from "./account.queries.js";
import { Device } from "./device.entity.js";

@Resolver(() => Device)
export class DeviceResolver {
  @FieldResolver(() => Account, { description: "Who signed in on it." })
  account(
    @Root() { accountId }: Pick<Device, "accountId">,
    @Ctx() context: RequestContext,
  ): Promise<AccountRow | null> {
    return context.loader(accountById).load(accountId);
  }
}
