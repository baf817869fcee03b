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

/** What a deployment is about; it does not change while the program runs. */
export interface DeploymentScope {
  readonly organization: string;
  readonly project: string;
  readonly stack: string;
  /** Full keys (`aws:region`); objects as JSON. */
  readonly config: { readonly [key: string]: string };
  readonly configSecretKeys: readonly string[];
  /** Where Pulumi.yaml is: places in the program are told relative to it. */
  readonly projectDirectory: string;
  /** Where the program runs: relative paths of assets start here. */
  readonly programDirectory: string;
  readonly accountId: string;
  readonly invokeAnswers: readonly InvokeAnswer[];
  /** What there is to tell about the stack's configuration. */
  readonly configNotes?: readonly string[];
  /** How resources are named where the program does not; by their providers where absent. */
  readonly autonaming?: Autonaming;
}

/** A registered resource with what later registrations inherit from it. */
export interface RegisteredResource {
  readonly planned: PlannedResource;
  /** The provider's id where it is known, "" before the update. */
  readonly id: string;
  readonly protect: boolean | undefined;
  /** Reference of the provider that it and, by inheritance, its children use. */
  readonly provider: string;
  /** The `providers` of a component, by package. */
  readonly providers: ReadonlyMap<string, string>;
}

/** The state of one preview: what was registered, in order, and what there is to tell about it. */
export class Deployment {
  readonly resources = new Map<string, RegisteredResource>();
  readonly messages: ProgramMessage[] = [];
  rootUrn = "";
  /** The resource that the packs are shown before it is registered: an error may quote it. */
  beingPlanned: PlannedResource | undefined;
  /** Set by the first error that ends the preview; the program is to be stopped then. */
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

  /** Notes a thing once, however often it happens. */
  addNote(kind: Note["kind"], text: string): void {
    this.noteTexts.set(text, { kind, text });
  }

  /** Keeps what the program said, without colours and without stack frames that are not the user's. */
  addMessage(message: ProgramMessage): void {
    const plain = stripVTControlCharacters(message.text);
    const text = message.source === "stdout" ? plain : withoutForeignFrames(plain);
    this.messages.push({ ...message, text });
  }

  fail(error: Error): void {
    this.failure ??= error;
    this.onFailure();
  }

  /** One after the other, as the engine generates steps: packs see resources in the order of registration. */
  inTurn<Result>(step: () => Promise<Result>): Promise<Result> {
    const result = this.queue.then(step);
    this.queue = result.catch(() => undefined);
    return result;
  }

  /** Replaces the outputs of a component once it has them. */
  setOutputs(urn: string, outputs: Properties): void {
    const resource = this.resources.get(urn);
    if (resource === undefined) return;
    this.resources.set(urn, { ...resource, planned: { ...resource.planned, outputs } });
  }

  /** The resource's state as `pulumi:pulumi:getResource` gives it to a program. */
  stateOf(urn: string): { readonly id: string; readonly state: PropertyValue } | undefined {
    const resource = this.resources.get(urn);
    return resource === undefined
      ? undefined
      : { id: resource.id, state: resource.planned.outputs };
  }
}
