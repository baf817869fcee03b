import { requirements } from "../data/requirements";
import type { Parameters } from "./config";
import type { Exemption } from "./exemptions";
import type { FunctionGroups } from "./function-groups";

/** What all policies share; it is the configuration of the policy `settings`. */
export interface Settings {
  readonly functionGroups: FunctionGroups;
  readonly exemptions: readonly Exemption[];
  readonly unknownDocuments: "advisory" | "mandatory";
  /** The day to judge by, YYYY-MM-DD; empty for today. */
  readonly asOf: string;
}

const date = { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}$" } as const;
const text = { type: "string", minLength: 1 } as const;

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
  exemptions: {
    type: "array",
    items: {
      type: "object",
      additionalProperties: false,
      required: ["policy", "resource", "reason", "owner", "expires"],
      properties: {
        policy: text,
        resource: text,
        reason: text,
        owner: text,
        expires: date,
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
    description: "The day to judge dates by, YYYY-MM-DD; empty for today.",
  },
};
