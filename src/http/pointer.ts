/** A JSON pointer (RFC 6901) to a member of the body, as the fragment of a URI: `#/project/capexUsd`. */
export function pointer(path: readonly PropertyKey[]): string {
  return `#${path.map((step) => `/${token(String(step))}`).join('')}`;
}

/** Half a surrogate pair has no percent-encoding; it is shown as the replacement character. */
function token(step: string): string {
  return encodeURIComponent(
    step
      .replace(/\p{Cs}/gu, '\uFFFD')
      .replaceAll('~', '~0')
      .replaceAll('/', '~1'),
  );
}
