/** A value, and what messages call it. */
export interface LabeledValue {
  readonly label: string;
  readonly value: unknown;
}
