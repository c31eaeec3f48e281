import { Extensions } from "type-graphql";

export const UNCHANGING_EXTENSION = "unchanging";

/** Marks an object type whose objects never change once they are made, so that their texts in answers can be kept. */
export const Unchanging = () => Extensions({ [UNCHANGING_EXTENSION]: true });
