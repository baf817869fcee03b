import {
  isList,
  isMap,
  isUnknown,
  secretOf,
  signatureOf,
  signatures,
} from "../engine/property-values";
import type { PreviewResult, PropertyValue } from "../model";
import { isWhollySecret } from "./outputs";

/** As in Pulumi, shorter ones would blot out innocent text. */
const shortestSecret = 3;

/** Replaces every secret of the plan in a text by `[secret]`: a policy is given secrets in plain and may quote them. */
export function secretFilter(result: PreviewResult): (text: string) => string {
  const values = [
    ...result.resources.flatMap(({ inputs, outputs }) => [inputs, outputs]),
    ...result.outputs.map((output) =>
      isWhollySecret(output) ? secretOf(output.value ?? null) : (output.value ?? null),
    ),
  ];
  const secrets = [...new Set(values.flatMap((value) => secretTexts(value, false)))]
    .filter((text) => text.length >= shortestSecret)
    .sort((one, other) => other.length - one.length);
  return (text) => secrets.reduce((masked, secret) => masked.replaceAll(secret, "[secret]"), text);
}

function secretTexts(value: PropertyValue, within: boolean): readonly string[] {
  if (isList(value)) return value.flatMap((item) => secretTexts(item, within));
  if (isMap(value)) {
    const signature = signatureOf(value);
    if (signature === signatures.secret) return secretTexts(value.value ?? null, true);
    const secret = within || (signature === signatures.output && value.secret === true);
    return Object.entries(value).flatMap(([key, item]) =>
      signature !== undefined && key !== "value" ? [] : secretTexts(item, secret),
    );
  }
  return within && typeof value === "string" && !isUnknown(value) ? [value] : [];
}
