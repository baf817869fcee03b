/** To the minute, in UTC: 2026-11-01 06:30. */
export function formatTime(iso: string): string {
  return iso.slice(0, 16).replace("T", " ");
}
