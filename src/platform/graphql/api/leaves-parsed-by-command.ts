import type { GraphQLInputObjectType } from "graphql";
import { Extensions } from "type-graphql";

const EXTENSION = "leavesParsedByCommand";

/**
 * The command parses the leaves of this input, at any depth. To clients they are plain scalars; a variable that holds a
 * word for a number still reaches the command, so that it refuses the item, with a code and a path, and not the request.
 */
export const LeavesParsedByCommand = () => Extensions({ [EXTENSION]: true });

export const areLeavesParsedByCommand = ({ extensions }: GraphQLInputObjectType): boolean =>
  extensions[EXTENSION] === true;

/** A value that its type does not take, by its place below a variable. */
export interface MalformedLeaf {
  readonly path: readonly (string | number)[];
  readonly value: unknown;
}

/** Malformed leaves by the name of their variable. */
export type MalformedLeaves = ReadonlyMap<string, readonly MalformedLeaf[]>;
