/** Whether the value names an AWS managed key by its alias: nobody can choose who may use it. */
export function isManagedByAws(key: unknown): boolean {
  return /(?:^|:)alias\/aws\//.test(String(key));
}
