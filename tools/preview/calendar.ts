/** Whether it has the form of a date, YYYY-MM-DD, and there is no such day. Schemas report any other form. */
export function isInNoCalendar(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !isDay(text);
}

function isDay(text: string): boolean {
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
