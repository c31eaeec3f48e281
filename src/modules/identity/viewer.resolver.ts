import { Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { SignedIn } from "../../platform/access/access.js";
import { RequestError } from "../../platform/errors/request-error.js";
import { RequestContext } from "../../platform/graphql/api/request-context.js";
import { accountById } from "./account.loader.js";
import type { AccountRow } from "./account.queries.js";
import { Device } from "./device.entity.js";
import { deviceOfAccount, type DeviceRow } from "./device.queries.js";
import { Viewer } from "./viewer.entity.js";

/** The account as the person signed in on a device. */
export const viewerOf = (
  {
    id,
    name,
    username,
    language,
    mustChangePassword,
  }: Pick<AccountRow, "id" | "name" | "username" | "language" | "mustChangePassword">,
  deviceId: string,
): Viewer => ({ id, name, username, language, mustChangePassword, deviceId });

@Resolver(() => Viewer)
export class ViewerResolver {
  @Query(() => Viewer, { description: "The person who is signed in." })
  @SignedIn()
  async viewer(@Ctx() context: RequestContext): Promise<Viewer> {
    const { accountId, deviceId } = context.actor;
    const account = await context.loader(accountById).load(accountId);
    if (account === null) throw new RequestError("UNAUTHENTICATED");
    return viewerOf(account, deviceId);
  }

  @FieldResolver(() => Device, { nullable: true, description: "The device of this session." })
  async device(
    @Root() { id, deviceId }: Pick<Viewer, "id" | "deviceId">,
    @Ctx() { em }: RequestContext,
  ): Promise<DeviceRow | null> {
    return (await deviceOfAccount(em, deviceId, id)) ?? null;
  }
}
