/** The embedded database cannot start. The message says why and what the operator can do about it. */
export class EmbeddedError extends Error {
  override readonly name = 'EmbeddedError';
}

// By shape, not `instanceof`: under Jest, Node's own errors come from another realm than the code's `Error`.

/** Whether an unknown error carries this system code, such as `ENOENT`. */
export function hasCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}

/** The readable part of an unknown error. */
export function reason(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error
    ? String(error.message)
    : String(error);
}
