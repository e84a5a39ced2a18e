/** A distribution's name as tools print it. Facts: https://packaging.python.org/en/latest/specifications/name-normalization/ */
export function normalizedName(distribution: string): string {
  return distribution.replace(/[-_.]+/g, '-').toLowerCase()
}
