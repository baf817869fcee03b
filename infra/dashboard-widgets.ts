import type { AlarmRule } from "./alarm-rules";

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
const GRID_COLUMNS = 24;

type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json };

/** A widget of a CloudWatch dashboard, without its position. */
export interface Widget {
  readonly type: "alarm" | "log" | "metric" | "text";
  /** The width in columns of a 24-column grid. */
  readonly width: number;
  readonly height: number;
  readonly properties: Readonly<Record<string, Json>>;
}

/** A line of a graph: a metric with its dimensions or an expression, and its rendering options. */
export type GraphLine = readonly Json[];

export interface Graph {
  readonly title: string;
  readonly region: string;
  readonly lines: readonly GraphLine[];
  readonly statistic: "Sum" | "Maximum";
  readonly periodSeconds: number;
  /** Horizontal reference lines, in the unit of the lines. */
  readonly levels?: readonly { readonly label: string; readonly value: number }[];
  readonly stacked?: boolean;
}

const THIRD = { width: 8, height: 6 };

export function graphWidget(graph: Graph): Widget {
  const { title, region, lines, levels = [], stacked = false } = graph;
  return {
    type: "metric",
    ...THIRD,
    properties: {
      title,
      region,
      view: "timeSeries",
      stacked,
      metrics: lines,
      stat: graph.statistic,
      period: graph.periodSeconds,
      yAxis: { left: { min: 0 } },
      ...(levels.length > 0 && { annotations: { horizontal: levels } }),
    },
  };
}

/** A graph of an alarm's metric with its threshold. */
export function alarmGraph(
  rule: AlarmRule,
  { title, region, lines, levels = [] }: Pick<Graph, "title" | "region" | "lines" | "levels">,
): Widget {
  return graphWidget({
    title,
    region,
    lines,
    statistic: rule.statistic,
    periodSeconds: rule.periodSeconds,
    levels: [{ label: `alarm above (${rule.kind})`, value: rule.threshold }, ...levels],
  });
}

export function logWidget(title: string, region: string, query: string): Widget {
  return { type: "log", ...THIRD, properties: { title, region, query, view: "table" } };
}

export function textWidget(markdown: string): Widget {
  return { type: "text", width: GRID_COLUMNS, height: 2, properties: { markdown } };
}

export function alarmStatusWidget(title: string, alarms: readonly string[]): Widget {
  return { type: "alarm", width: GRID_COLUMNS, height: 4, properties: { title, alarms } };
}

/** The JSON of a dashboard: widgets from left to right, wrapped to a new row when one does not fit. */
export function dashboardBody(widgets: readonly Widget[]): string {
  let [x, y, rowHeight] = [0, 0, 0];
  const placed = widgets.map(({ type, width, height, properties }) => {
    if (x + width > GRID_COLUMNS) [x, y, rowHeight] = [0, y + rowHeight, 0];
    const widget = { type, x, y, width, height, properties };
    x += width;
    rowHeight = Math.max(rowHeight, height);
    return widget;
  });
  // Keeps the alarms' periods when the user selects a longer time range.
  return JSON.stringify({ start: "-P3D", periodOverride: "inherit", widgets: placed });
}
