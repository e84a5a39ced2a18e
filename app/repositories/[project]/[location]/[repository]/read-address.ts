/** Next hands over the path's segments still percent-encoded: `example.com%3Alegacy`. */
export function readAddress(params: { project: string; location: string; repository: string }) {
  return {
    project: decode(params.project),
    location: decode(params.location),
    repository: decode(params.repository),
  }
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    // A stray "%": show it as it was written.
    return segment
  }
}
