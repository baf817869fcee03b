/**
 * The value of an environment variable that the deployment must set.
 * Called while a module loads, so that an incomplete deployment fails at init, not at the first event.
 */
export function requireEnv(name: string, env: NodeJS.ProcessEnv = process.env): string {
  const value = env[name];
  if (value === undefined || value === "") {
    throw new Error(`environment variable ${name} is not set: the deployment must set it`);
  }
  return value;
}
