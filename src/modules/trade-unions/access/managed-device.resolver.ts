import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, Field, Info, Mutation, ObjectType, Query, Resolver } from "type-graphql";
import { Requires, SignedIn } from "../../../platform/access/access.js";
import { connectionOf, page, PageArgs, type Connection } from "../../../platform/graphql/api/connection.js";
import { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { MutationPayload } from "../../../platform/graphql/api/user-error.js";
import { Device } from "../../identity/device.entity.js";
import type { DeviceRow } from "../../identity/device.queries.js";
import { restoreDevice } from "./commands/restore-device.js";
import { revokeDevice } from "./commands/revoke-device.js";
import { RestoreDeviceInput, RevokeDeviceInput } from "./managed-account.inputs.js";
import { countDevices, deviceKeys, devicesPage } from "./managed-device.queries.js";

const DeviceConnection = connectionOf("Device", () => Device);

@ObjectType({ simpleResolvers: true, description: "Answer to `revokeDevice`." })
export class RevokeDevicePayload extends MutationPayload {
  @Field(() => Device, { nullable: true, description: "The device, as the first of the people concerned uses it." })
  device?: Device | null;

  @Field(() => [Device], { nullable: true, description: "The device once for each of the people concerned." })
  devices?: Device[] | null;
}

@ObjectType({ simpleResolvers: true, description: "Answer to `restoreDevice`." })
export class RestoreDevicePayload extends MutationPayload {
  @Field(() => Device, { nullable: true, description: "The device, as the first of the people concerned uses it." })
  device?: Device | null;

  @Field(() => [Device], { nullable: true, description: "The device once for each of the people concerned." })
  devices?: Device[] | null;
}

@Resolver()
export class ManagedDeviceResolver {
  @Query(() => DeviceConnection, {
    description:
      "The caller's own devices; for those who manage accounts, also those of `accounts`. The one used last first.",
  })
  @SignedIn()
  devices(
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<DeviceRow>> {
    const { em, actor } = context;
    return page(args, context, info, {
      list: "devices",
      keys: deviceKeys,
      fetch: (limit, after) => devicesPage(em, actor, limit, after),
      count: () => countDevices(em, actor),
    });
  }

  @Mutation(() => RevokeDevicePayload, {
    description:
      "Locks a lost device out at once: its sessions end, and nobody concerned can sign in on it until it is restored.",
  })
  @SignedIn()
  async revokeDevice(
    @Arg("input", () => RevokeDeviceInput) input: RevokeDeviceInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<RevokeDevicePayload>> {
    const devices = await revokeDevice(work, input);
    return { device: devices[0] ?? null, devices };
  }

  @Mutation(() => RestoreDevicePayload, { description: "Lets a revoked device be signed in on again." })
  @Requires("account:manage")
  async restoreDevice(
    @Arg("input", () => RestoreDeviceInput) input: RestoreDeviceInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<RestoreDevicePayload>> {
    const devices = await restoreDevice(work, input);
    return { device: devices[0] ?? null, devices };
  }
}
