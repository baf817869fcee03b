/** Lambda's report of one invocation. */
export interface InvocationReport {
  /** Undefined if neither the file nor the user names it. */
  readonly functionName: string | undefined;
  readonly requestId: string;
  readonly durationMs: number;
  readonly memoryMb: number;
  readonly maxMemoryUsedMb: number;
  readonly initMs?: number;
  readonly isTimeout: boolean;
}

/** The measurement of Lambda Power Tuning at one memory setting. */
export interface TunedValue {
  readonly functionName: string | undefined;
  readonly memoryMb: number;
  readonly averageDurationMs: number;
}

/** The content of a file. */
export interface Observations {
  readonly reports: readonly InvocationReport[];
  readonly tuned: readonly TunedValue[];
  /** One entry per throttled invocation, with the function if the line names it. */
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

export function isEmpty({ reports, tuned, throttles }: Observations): boolean {
  return reports.length + tuned.length + throttles.length === 0;
}
