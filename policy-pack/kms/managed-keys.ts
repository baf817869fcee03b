/** Whether the value names a key that AWS manages, by its alias: nobody chooses who may use it. */
export function isManagedByAws(key: unknown): boolean {
  return /(?:^|:)alias\/aws\//.test(String(key));
}
