import { setTimeout as sleep } from "node:timers/promises";
import type { FunctionSettings } from "./runtime/function-settings";
import { type Invocation, LambdaInstance } from "./runtime/lambda-instance";
import type { Sandbox } from "./runtime/sandbox";

/** One finished invocation, for progress output. */
export interface StageProgress {
  readonly stage: string;
  /** The object or source of the event. */
  readonly about: string;
  readonly invocation: Invocation;
}

export interface StageOptions {
  readonly instances: number;
  /** The retries after an error, from the function's configuration. */
  readonly maxRetries: number;
  readonly onInvocation: (progress: StageProgress) => void;
}

interface Failure {
  readonly about: string;
  readonly message: string;
}

// Lambda waits at least a minute.
const RETRY_WAIT_MS = 200;

/** A function with its instances, invoked asynchronously as by EventBridge, with retries. */
export class Stage {
  readonly invocations: Invocation[] = [];
  readonly failures: Failure[] = [];
  readonly #running = new Set<string>();
  readonly #instances: readonly LambdaInstance[];
  readonly #free: LambdaInstance[];
  readonly #waiting: ((instance: LambdaInstance) => void)[] = [];
  #isStopped = false;

  constructor(
    readonly settings: FunctionSettings,
    sandbox: Sandbox,
    readonly options: StageOptions,
  ) {
    this.#instances = Array.from(
      { length: options.instances },
      () => new LambdaInstance(sandbox, settings),
    );
    this.#free = [...this.#instances];
  }

  /** The subjects of the running invocations. */
  get running(): readonly string[] {
    return [...this.#running];
  }

  /** Processes one event with retries; a failure is recorded, not thrown. */
  async run(event: unknown, about: string): Promise<void> {
    for (let attempt = 0; !this.#isStopped; attempt += 1) {
      const invocation = await this.#invoke(event, about);
      if (this.#isStopped || invocation.error === undefined) return;
      if (attempt === this.options.maxRetries) {
        this.failures.push({ about, message: invocation.error.errorMessage });
        return;
      }
      await sleep(RETRY_WAIT_MS);
    }
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    await Promise.all(this.#instances.map((instance) => instance.stop()));
  }

  async #invoke(event: unknown, about: string): Promise<Invocation> {
    const instance = await this.#acquire();
    this.#running.add(about);
    try {
      const invocation = await instance.invoke(event);
      this.invocations.push(invocation);
      if (!this.#isStopped) {
        this.options.onInvocation({ stage: this.settings.name, about, invocation });
      }
      return invocation;
    } finally {
      this.#running.delete(about);
      this.#release(instance);
    }
  }

  async #acquire(): Promise<LambdaInstance> {
    return this.#free.pop() ?? new Promise((resolve) => this.#waiting.push(resolve));
  }

  #release(instance: LambdaInstance): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#free.push(instance);
    else next(instance);
  }
}
