import {
  containsSecret,
  containsUnknown,
  isUnknown,
  signatureOf,
  signatures,
} from "../engine/property-values";
import type { Properties, StackOutput } from "../model";

/** The outputs of the stack, sorted by name. */
export function describeOutputs(outputs: Properties): readonly StackOutput[] {
  return Object.entries(outputs)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => {
      const secretValue = signatureOf(value) === signatures.secret ? value : undefined;
      const inner = secretValue === undefined ? value : ((secretValue as Properties).value ?? null);
      return {
        name,
        value: isUnknown(inner) ? undefined : inner,
        unknown: containsUnknown(inner),
        secret: containsSecret(value),
      };
    });
}

/** Whether the whole output is secret, and not only parts of it. */
export function isWhollySecret({ value, secret }: StackOutput): boolean {
  return secret && (value === undefined || !containsSecret(value));
}
