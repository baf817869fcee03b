import { documentChecker, parseJson } from "../json-document";
import type { Properties } from "../model";
import { PreviewError } from "../preview-error";

/** The needed keys of a resource in `pulumi stack export`. Optional keys are absent if empty. */
export interface StateResource {
  readonly urn: string;
  readonly type: string;
  readonly custom?: boolean;
  readonly external?: boolean;
  /** True for a replaced instance that is still to be deleted. */
  readonly delete?: boolean;
  readonly inputs?: Properties;
  readonly outputs?: Properties;
  readonly parent?: string;
  readonly protect?: boolean;
  readonly provider?: string;
  readonly dependencies?: readonly string[] | null;
  readonly propertyDependencies?: { readonly [property: string]: readonly string[] | null } | null;
  readonly additionalSecretOutputs?: readonly string[];
  readonly aliases?: readonly string[];
  readonly ignoreChanges?: readonly string[];
  readonly customTimeouts?: {
    readonly create?: number;
    readonly update?: number;
    readonly delete?: number;
  };
  /** `project:///infra/index.ts#3,14`. */
  readonly sourcePosition?: string;
}

interface StateFile {
  readonly version: number;
  readonly deployment: { readonly resources?: readonly StateResource[] | null };
}

const strings = { type: "array", items: { type: "string" }, nullable: true } as const;
const properties = { type: "object", nullable: true } as const;

const schema = {
  type: "object",
  required: ["version", "deployment"],
  properties: {
    version: { type: "integer" },
    deployment: {
      type: "object",
      properties: {
        resources: {
          type: "array",
          nullable: true,
          items: {
            type: "object",
            required: ["urn", "type"],
            properties: {
              urn: { type: "string", pattern: "^urn:pulumi:[^:]*::[^:]*::[^:].*::" },
              type: { type: "string" },
              inputs: properties,
              outputs: properties,
              dependencies: strings,
              propertyDependencies: properties,
            },
          },
        },
      },
    },
  },
} as const;

const checkState = documentChecker<StateFile>(schema, "the output of pulumi stack export");

const newestVersion = 4;

/** The resources of an export. Throws a PreviewError if it is not valid. */
export function parseStateFile(file: string, text: string): readonly StateResource[] {
  const name = `The state ${file}`;
  const state = checkState(name, parseJson(name, text));
  if (state.version < 1 || state.version > newestVersion) {
    throw new PreviewError(
      `${name} has version ${state.version}; versions 1 to ${newestVersion} can be read.`,
    );
  }
  return state.deployment.resources ?? [];
}
