/** A dashboard's body as far as the tests read it. */
export interface DashboardBody {
  readonly widgets: readonly DashboardWidget[];
}

export interface DashboardWidget {
  readonly type: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: {
    readonly title?: string;
    readonly alarms?: readonly string[];
    readonly query?: string;
    readonly metrics?: readonly (readonly unknown[])[];
    readonly stat?: string;
    readonly period?: number;
    readonly annotations?: {
      readonly horizontal: readonly { readonly label: string; readonly value: number }[];
    };
  };
}

export interface DrawnMetric {
  readonly namespace: string;
  readonly metric: string;
  readonly dimension: string;
  readonly value: string;
}

/** The metrics that a widget draws or computes with, without its expressions. */
export function drawnMetrics({ properties }: DashboardWidget): readonly DrawnMetric[] {
  return (properties.metrics ?? [])
    .filter(([first]) => typeof first === "string")
    .map(([namespace, metric, dimension, value]) => ({
      namespace: String(namespace),
      metric: String(metric),
      dimension: String(dimension),
      value: String(value),
    }));
}
