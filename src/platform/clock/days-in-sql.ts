import { sql, type Sql } from "../database/sql.js";
import { BUSINESS_TIME_ZONE } from "./clock.js";

const zone = sql.lit(BUSINESS_TIME_ZONE);

/** The business day on which an instant falls. */
export const businessDayOf = (instant: Sql): Sql => sql`(${instant} at time zone ${zone})::date`;

/** The first instant of a business day; compared with a day itself, an instant is read in the time zone of the session. */
export const firstInstantOf = (day: Sql): Sql => sql`((${day})::timestamp at time zone ${zone})`;
