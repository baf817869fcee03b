import { stripVTControlCharacters } from "node:util";
import type {
  Note,
  PlannedResource,
  PolicyHost,
  ProgramMessage,
  Properties,
  PropertyValue,
} from "../model";
import { withoutForeignFrames } from "../program/program-error";
import type { Autonaming } from "../project/autonaming";
import type { InvokeAnswer } from "./invoke-answers";

/** The stack and settings of a deployment. They do not change while the program runs. */
export interface DeploymentScope {
  readonly organization: string;
  readonly project: string;
  readonly stack: string;
  /** By full key (`aws:region`). Objects are JSON text. */
  readonly config: { readonly [key: string]: string };
  readonly configSecretKeys: readonly string[];
  /** The folder of Pulumi.yaml. Source locations are relative to it. */
  readonly projectDirectory: string;
  /** The program's working directory. Paths of assets are relative to it. */
  readonly programDirectory: string;
  readonly accountId: string;
  readonly invokeAnswers: readonly InvokeAnswer[];
  /** Notes on the stack's configuration. */
  readonly configNotes?: readonly string[];
  /** How resources without a name are named. Default: by their providers. */
  readonly autonaming?: Autonaming;
}

/** A registered resource, with what its children inherit. */
export interface RegisteredResource {
  readonly planned: PlannedResource;
  /** The id if it is known, else "". */
  readonly id: string;
  readonly protect: boolean | undefined;
  /** Reference of its provider, which its children inherit. */
  readonly provider: string;
  /** The `providers` of a component, by package. */
  readonly providers: ReadonlyMap<string, string>;
}

/** The state of one preview: registered resources in order, messages and notes. */
export class Deployment {
  readonly resources = new Map<string, RegisteredResource>();
  readonly messages: ProgramMessage[] = [];
  rootUrn = "";
  /** The resource that the packs are evaluating, not yet registered. An error may quote its secrets. */
  beingPlanned: PlannedResource | undefined;
  /** The first error that ends the preview. The program is then stopped. */
  failure: Error | undefined;

  private readonly noteTexts = new Map<string, Note>();
  private queue: Promise<unknown> = Promise.resolve();

  constructor(
    readonly scope: DeploymentScope,
    readonly policies: Promise<PolicyHost>,
    private readonly onFailure: () => void,
  ) {
    for (const text of scope.configNotes ?? []) this.addNote("config", text);
  }

  get notes(): readonly Note[] {
    return [...this.noteTexts.values()];
  }

  /** Adds a note, unless there is one with the same text. */
  addNote(kind: Note["kind"], text: string): void {
    this.noteTexts.set(text, { kind, text });
  }

  /** Adds a message of the program, without colours and with only the user's own stack frames. */
  addMessage(message: ProgramMessage): void {
    const plain = stripVTControlCharacters(message.text);
    const text = message.source === "stdout" ? plain : withoutForeignFrames(plain);
    this.messages.push({ ...message, text });
  }

  fail(error: Error): void {
    this.failure ??= error;
    this.onFailure();
  }

  /** Runs steps one after the other, like the engine, so that packs see resources in the order of registration. */
  inTurn<Result>(step: () => Promise<Result>): Promise<Result> {
    const result = this.queue.then(step);
    this.queue = result.catch(() => undefined);
    return result;
  }

  /** Sets the outputs of a component when it registers them. */
  setOutputs(urn: string, outputs: Properties): void {
    const resource = this.resources.get(urn);
    if (resource === undefined) return;
    this.resources.set(urn, { ...resource, planned: { ...resource.planned, outputs } });
  }

  /** The resource's state, as `pulumi:pulumi:getResource` returns it. */
  stateOf(urn: string): { readonly id: string; readonly state: PropertyValue } | undefined {
    const resource = this.resources.get(urn);
    return resource === undefined
      ? undefined
      : { id: resource.id, state: resource.planned.outputs };
  }
}
