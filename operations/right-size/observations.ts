/** One invocation, as Lambda reported it. */
export interface InvocationReport {
  /** Undefined where neither the file nor the user says it. */
  readonly functionName: string | undefined;
  readonly requestId: string;
  readonly durationMs: number;
  readonly memoryMb: number;
  readonly maxMemoryUsedMb: number;
  readonly initMs?: number;
  readonly isTimeout: boolean;
}

/** What Lambda Power Tuning measured at one memory setting. */
export interface TunedValue {
  readonly functionName: string | undefined;
  readonly memoryMb: number;
  readonly averageDurationMs: number;
}

/** What a file says. */
export interface Observations {
  readonly reports: readonly InvocationReport[];
  readonly tuned: readonly TunedValue[];
  /** Lines that tell of an invocation that was refused, with the function where the line names it. */
  readonly throttles: readonly { readonly functionName: string | undefined }[];
}

export const NOTHING: Observations = { reports: [], tuned: [], throttles: [] };

export function mergeObservations(all: readonly Observations[]): Observations {
  return {
    reports: all.flatMap(({ reports }) => reports),
    tuned: all.flatMap(({ tuned }) => tuned),
    throttles: all.flatMap(({ throttles }) => throttles),
  };
}

/** Whether nothing was found. */
export function isEmpty({ reports, tuned, throttles }: Observations): boolean {
  return reports.length + tuned.length + throttles.length === 0;
}
