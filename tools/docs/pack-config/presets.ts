/** What a preset needs from a policy. */
export interface PresetPolicy {
  readonly name: string;
  readonly enforcementLevel?: string | undefined;
  readonly remediateResource?: unknown;
}

type PresetEntry = string | Readonly<Record<string, unknown>>;

/**
 * A configuration in the form of `--policy-pack-config`: for each policy a level, or an object that
 * contains it.
 */
export type Preset = Readonly<Record<string, PresetEntry>>;

type Parameters = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const strictParameters: Parameters = {
  settings: { unknownDocuments: "mandatory" },
  "sns-topic-secure": { requireTls: true },
  "sqs-queue-secure": { requireTls: true },
};

/** The presets by name. Each lists all policies, so that its file shows what there is. */
export function createPresets(policies: readonly PresetPolicy[]): Readonly<Record<string, Preset>> {
  return {
    strict: presetOf(policies, strictLevel, strictParameters),
    recommended: presetOf(policies, defaultLevel),
    audit: presetOf(policies, () => "advisory"),
  };
}

/** A policy that changes resources is each organisation's own choice. */
function strictLevel(policy: PresetPolicy): string {
  return policy.remediateResource === undefined ? "mandatory" : defaultLevel(policy);
}

function defaultLevel({ name, enforcementLevel }: PresetPolicy): string {
  if (enforcementLevel === undefined) throw new Error(`policy ${name} has no default level`);
  return enforcementLevel;
}

function presetOf(
  policies: readonly PresetPolicy[],
  levelOf: (policy: PresetPolicy) => string,
  parameters: Parameters = {},
): Preset {
  return Object.fromEntries(
    policies.map((policy) => {
      const level = levelOf(policy);
      const own = parameters[policy.name];
      return [policy.name, own === undefined ? level : { enforcementLevel: level, ...own }];
    }),
  );
}
