import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { Account } from "../../identity/account.entity.js";
import { Viewer } from "../../identity/viewer.entity.js";
import { Grant } from "./grant.entity.js";
import { grantsByViewer, pendingGrantsByAccount, visibleGrantsByAccount } from "./grant.loader.js";
import type { GrantRow } from "./grant.queries.js";
import { permissionsOf } from "../duties/role-permissions.rules.js";

@Resolver(() => Account)
export class AccountGrantsResolver {
  @FieldResolver(() => [Grant], {
    description:
      "Roles held today, oldest first, at most 50; of other people only those below where the caller manages accounts.",
  })
  async grants(@Root() { id }: Pick<Account, "id">, @Ctx() context: RequestContext): Promise<GrantRow[]> {
    return context.viewer === null ? [] : context.loader(visibleGrantsByAccount).load(id);
  }

  @FieldResolver(() => [Grant], {
    description:
      "Roles that wait for a second person and are not held, oldest first, at most 50; for those who manage accounts there, or may confirm.",
  })
  async pendingGrants(@Root() { id }: Pick<Account, "id">, @Ctx() context: RequestContext): Promise<GrantRow[]> {
    return context.viewer === null ? [] : context.loader(pendingGrantsByAccount).load(id);
  }
}

@Resolver(() => Viewer)
export class ViewerGrantsResolver {
  @FieldResolver(() => [Grant], { description: "Roles held today, oldest first, at most 50." })
  grants(@Root() { id }: Pick<Viewer, "id">, @Ctx() context: RequestContext): Promise<GrantRow[]> {
    return context.loader(grantsByViewer).load(id);
  }

  @FieldResolver(() => [String], { description: "What the roles allow somewhere, as `noun:verb`, sorted." })
  async permissions(@Root() { id }: Pick<Viewer, "id">, @Ctx() context: RequestContext): Promise<string[]> {
    const grants = await context.loader(grantsByViewer).load(id);
    return [...new Set(grants.flatMap((grant) => [...permissionsOf(grant.role, grant.extraPermissions)]))].sort();
  }
}
