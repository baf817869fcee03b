import { requirements } from "../data/requirements";
import { groupNames, integer, type Parameters } from "./config";
import type { Exemption } from "./exemptions";
import type { FunctionGroups } from "./function-groups";

/** What all policies share: the configuration of the policy `settings`. */
export interface Settings {
  readonly functionGroups: FunctionGroups;
  /** The groups that must have a function in each whole stack. */
  readonly expectedGroups: readonly string[];
  readonly exemptions: readonly Exemption[];
  readonly unknownDocuments: "advisory" | "mandatory";
  /** The date that counts as today, YYYY-MM-DD; empty for the actual date. */
  readonly asOf: string;
}

const text = { type: "string", minLength: 1 } as const;
/**
 * Empty in a stub of an exemption: the policy `exemptions` reports that, and the stub softens
 * nothing.
 */
const textToFillIn = { type: "string" } as const;
const dateToFillIn = { type: "string", pattern: "^(\\d{4}-\\d{2}-\\d{2})?$" } as const;

export const settingsParameters: Parameters<Settings> = {
  functionGroups: {
    type: "object",
    additionalProperties: {
      type: "object",
      additionalProperties: false,
      properties: {
        names: { type: "array", items: text },
        tags: { type: "object", additionalProperties: { type: "string" } },
      },
    },
    default: requirements.functionGroups,
    description:
      "Groups of functions, by patterns on their names (case aside) or by tags; the first that fits, by name, counts.",
  },
  expectedGroups: groupNames(
    [],
    "Function groups that must have a function in the stack, so that none leaves its group by a new name.",
  ),
  exemptions: {
    type: "array",
    items: {
      type: "object",
      additionalProperties: false,
      required: ["policy", "resource", "reason", "owner", "expires"],
      properties: {
        policy: text,
        resource: text,
        reason: textToFillIn,
        owner: textToFillIn,
        expires: dateToFillIn,
        ticket: text,
      },
    },
    default: [],
    description:
      "Resources that a policy does not hold for: pattern on URN or name, reason, owner, last day; a ticket where there is one.",
  },
  unknownDocuments: {
    type: "string",
    enum: ["advisory", "mandatory"],
    default: "advisory",
    description:
      "How a document that is unknown before the update (a JSON policy with an unknown ARN) is reported.",
  },
  asOf: {
    type: "string",
    pattern: "^(\\d{4}-\\d{2}-\\d{2})?$",
    default: "",
    description: "The date that counts as today, YYYY-MM-DD; empty for the actual date.",
  },
};

/** The configuration of the policy `exemptions`, which the other policies follow too. */
export const exemptionParameters: Parameters<{
  readonly warnDays: number;
  readonly maxDays: number;
}> = {
  warnDays: integer(14, "Days before its last day that an exemption is said to expire soon.", {
    minimum: 0,
    maximum: 365,
  }),
  maxDays: integer(365, "Most days ahead that the last day of an exemption may be.", {
    minimum: 1,
    maximum: 1096,
  }),
};
