/** What `required-tags` asks for by default. */
export const tags = {
  Environment: "prod",
  Team: "data",
  CostCenter: "1",
  ManagedBy: "pulumi",
  Project: "lambda-etl-optimization",
};
