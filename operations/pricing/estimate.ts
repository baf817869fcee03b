import { BASELINE } from "./baseline";
import { savedShareOfDuration } from "./compute-price";
import type { FunctionFigures } from "./figures";
import { MEASURED_ON } from "./measurements";
import { costOfMonth, type FunctionCost, type MonthCost } from "./month";
import { CostError, findPriceList, type PriceList } from "./price-list";
import type { Range } from "./range";
import {
  type CostResource,
  countAlarmMetrics,
  type FunctionSettings,
  readFunctions,
  readRegion,
} from "./settings";
import { usageOf, type Workload } from "./usage";

export const DEFAULT_WORKLOAD: Workload = {
  objects: 1_000_000,
  areObjectsGiven: false,
  objectMb: 1,
  // AWS: cold starts are under 1 % of invocations in production.
  // https://docs.aws.amazon.com/lambda/latest/operatorguide/execution-environments.html
  coldStartShare: 0.01,
  deploymentsPerMonth: 4,
  retainedVersions: 1,
};

export interface EstimateOptions {
  readonly workload?: Partial<Workload>;
  /** Overrides the provider's region. */
  readonly region?: string | undefined;
  /** CloudWatch figures, used instead of the project's measurements. */
  readonly figures?: readonly FunctionFigures[];
  readonly hasFreeTier?: boolean;
}

export interface FunctionEstimate {
  readonly functionName: string;
  readonly settings: FunctionSettings;
  readonly invocations: number;
  readonly before: FunctionCost;
  readonly after: FunctionCost;
  /** The saving, from 0 to 1, if the duration did not change: true only of pure waiting. */
  readonly savedByAllocatedMemoryAlone: number;
}

/** The monthly cost of a stack in US dollars. */
export interface Estimate {
  readonly region: string;
  readonly pricesReadOn: string;
  readonly workload: Workload;
  /** Whether durations come from CloudWatch instead of the project's measurements. */
  readonly hasFigures: boolean;
  readonly basis: string;
  readonly hasFreeTier: boolean;
  readonly functions: readonly FunctionEstimate[];
  /** Functions without measurements or figures. */
  readonly unknown: readonly string[];
  readonly alarmMetrics: number;
  readonly before: MonthCost;
  readonly after: MonthCost;
  /** Duration and init only: the costs that memory, architecture and layer change. */
  readonly compute: { readonly before: Range; readonly after: Range };
  /** What the estimate excludes, as text. */
  readonly leftOut: readonly string[];
}

/** Estimates the monthly cost of the functions among the resources. @throws CostError */
export function estimateMonth(
  resources: readonly CostResource[],
  { workload: given = {}, region: chosen, figures = [], hasFreeTier = true }: EstimateOptions = {},
): Estimate {
  const areObjectsGiven = given.objects !== undefined;
  const workload = { ...DEFAULT_WORKLOAD, areObjectsGiven, ...given };
  const prices = findPriceList(chosen ?? regionOf(resources));
  const settings = readFunctions(resources);
  if (settings.length === 0) throw new CostError("there is no Lambda function among the resources");
  const known = settings.flatMap((each) => {
    const usage = usageOf(each, workload, figures);
    return usage === undefined ? [] : [{ settings: each, ...usage }];
  });
  const alarmMetrics = countAlarmMetrics(resources);
  const month = (when: "before" | "after", alarms: number) =>
    costOfMonth(
      known.map((each) => each[when]),
      alarms,
      prices,
      hasFreeTier,
    );
  const [before, after] = [month("before", 0), month("after", alarmMetrics)];
  return {
    region: prices.region,
    pricesReadOn: prices.readOn,
    workload,
    hasFigures: figures.length > 0,
    basis:
      figures.length === 0
        ? `CPU seconds measured on ${MEASURED_ON}, scaled to each setting's share of a vCPU`
        : `the given CloudWatch figures; logs and S3 requests as measured for objects of ${workload.objectMb} MB`,
    hasFreeTier,
    functions: known.map(({ settings: each, after: usage }, index) => ({
      functionName: each.functionName,
      settings: each,
      invocations: usage.invocations,
      before: before.functions[index] as FunctionCost,
      after: after.functions[index] as FunctionCost,
      savedByAllocatedMemoryAlone: savedShareOfDuration(BASELINE, each, prices),
    })),
    unknown: settings
      .filter((each) => known.every((one) => one.settings !== each))
      .map((each) => each.functionName),
    alarmMetrics,
    before,
    after,
    compute: { before: computeOf(before), after: computeOf(after) },
    leftOut: leftOut(settings, prices, figures.length > 0),
  };
}

function regionOf(resources: readonly CostResource[]): string {
  const region = readRegion(resources);
  if (region !== undefined) return region;
  throw new CostError("the AWS provider has no region: choose one with --region");
}

function computeOf({ functions }: MonthCost): Range {
  const sum = (bound: keyof Range) =>
    functions.reduce((total, { lines }) => total + lines.duration[bound] + lines.init[bound], 0);
  return { low: sum("low"), high: sum("high") };
}

function leftOut(
  settings: readonly FunctionSettings[],
  prices: PriceList,
  hasFigures: boolean,
): readonly string[] {
  const hasSnapStart = settings.some(({ snapStart }) => snapStart);
  const isUnpriced = prices.snapStartCache === null || prices.snapStartRestore === null;
  return [
    ...(hasSnapStart && isUnpriced
      ? [
          `SnapStart: no price is published for ${prices.region}; --region us-east-1 shows those of us-east-1`,
        ]
      : []),
    ...(hasFigures ? [] : ["network waits, which only CloudWatch figures contain (--durations)"]),
    "retries; EventBridge, SQS, SNS and KMS; storage in S3, ECR and logs; data transfer; taxes",
  ];
}
