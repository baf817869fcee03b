/** A record as read: JSON values, or texts of CSV. */
export type Raw = Readonly<Record<string, unknown>>;

/**
 * The specification's rules, written by hand for the test data and without its checks; undefined
 * for a reject.
 */
export type Modify = (raw: Raw) => object | undefined;

export const modifyOrder: Modify = (raw) => {
  const { id, occurred_at, email, country, quantity = 1, price, paid = false, note } = raw;
  if (typeof occurred_at !== "string" || typeof price !== "number") return undefined;
  return {
    id,
    occurredAt: occurred_at,
    day: occurred_at.slice(0, 10),
    customer: email ?? null,
    country: country ?? "unknown",
    quantity,
    price,
    total: Number(quantity) * price,
    paid,
    note: note ?? null,
  };
};

export const modifyOrderOfCsv: Modify = ({ quantity, price, paid, note, ...texts }) =>
  modifyOrder({
    ...texts,
    quantity: Number(quantity),
    price: price === "" ? undefined : Number(price),
    paid: paid === "true",
    note: note === "" ? undefined : note,
  });

export const modifyReading: Modify = ({ sensor, at, celsius, ok = false }) =>
  typeof celsius === "number" ? { sensor, at, celsius, ok } : undefined;
