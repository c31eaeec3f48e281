import { defineEvent } from "../../platform/unit-of-work/events.js";

/** Holidays of a year were changed or published; due days that lie in it, or behind it, may have moved. */
export const calendarChanged = defineEvent<{ year: number }>("calendar.changed");
