import { isList, isMap, isUnknown, signatureOf, signatures } from "../engine/property-values";
import type { PlannedResource, PropertyValue } from "../model";

/** The texts and numbers in a value that are marked as secret; all of them if `within` a secret. */
export function secretTexts(value: PropertyValue, within = false): readonly string[] {
  if (isList(value)) return value.flatMap((item) => secretTexts(item, within));
  if (isMap(value)) {
    const signature = signatureOf(value);
    if (signature === signatures.secret) return secretTexts(value.value ?? null, true);
    const secret = within || (signature === signatures.output && value.secret === true);
    return Object.entries(value).flatMap(([key, item]) =>
      signature !== undefined && key !== "value" ? [] : secretTexts(item, secret),
    );
  }
  if (!within || isUnknown(value)) return [];
  if (typeof value === "number") return [String(value)];
  return typeof value === "string" ? [value, ...textsInJson(value)] : [];
}

/** The texts in a JSON document, each of which is a secret too. */
function textsInJson(text: string): readonly string[] {
  if (!/^\s*[[{]/.test(text)) return [];
  try {
    return secretTexts(JSON.parse(text) as PropertyValue, true);
  } catch {
    return [];
  }
}

/** The texts and numbers that resources mark as secret. */
export function resourceSecrets(resources: readonly PlannedResource[]): readonly string[] {
  return resources.flatMap(({ inputs, outputs, provider }) =>
    [inputs, outputs, provider?.properties ?? {}].flatMap((value) => secretTexts(value)),
  );
}

/** The values of the configuration's secret keys. */
export function configSecrets({
  config,
  configSecretKeys,
}: {
  readonly config: { readonly [key: string]: string };
  readonly configSecretKeys: readonly string[];
}): readonly string[] {
  return configSecretKeys.flatMap((key) => secretTexts(config[key] ?? "", true));
}
