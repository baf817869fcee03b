import type { Range } from "../pricing/range";

/** US dollars to the cent. */
export function formatUsd(usd: number): string {
  if (usd > 0 && usd < 0.005) return "<$0.01";
  return `$${usd.toFixed(2)}`;
}

/** `$0.10 to 0.20`, or one amount if both bounds round to the same. */
export function formatUsdRange({ low, high }: Range): string {
  const [from, to] = [formatUsd(low), formatUsd(high)];
  return from === to ? from : `${from} to ${to.replace(/^\$/, "")}`;
}

/** The saving from `before` to `after` in whole percent; negative if `after` costs more. */
export function formatSaving(before: Range, after: Range): string {
  if (before.low === 0 || before.high === 0) return "-";
  const low = percent(1 - after.high / before.low);
  const high = percent(1 - after.low / before.high);
  return low === high ? low : `${low} to ${high}`;
}

export function percent(share: number): string {
  const rounded = Math.round(share * 100);
  return `${Object.is(rounded, -0) ? 0 : rounded} %`;
}
