import { isDate } from "../../policy-pack/engine/exemptions";

/** Whether it has the form of a date, YYYY-MM-DD, and there is no such day. Schemas report any other form. */
export function isInNoCalendar(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !isDate(text);
}
