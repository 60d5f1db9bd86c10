import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { AppError } from '../contract/error.ts';
import type { Language } from '../core/catalogue.ts';
import { asAppError, render } from './problem.ts';

/**
 * Answers what is not even a request, on the bare socket: headers that are too long or unreadable, a request that
 * does not arrive in time.
 */
export function clientErrors(language: Language) {
  return (error: Error & { readonly code?: string }, socket: Socket): void => {
    // Nobody reads an answer after hanging up; and an answer under way must not be taken for this one.
    if (error.code !== 'ECONNRESET' && socket.writable && !isAnswering(socket))
      socket.write(answer(error, language));
    socket.destroy();
  };
}

/** Whether an earlier request of this connection has arrived whole and still waits for its answer. */
function isAnswering(socket: Socket): boolean {
  const message: unknown = Reflect.get(socket, '_httpMessage');
  const request: unknown =
    typeof message === 'object' && message !== null ? Reflect.get(message, 'req') : null;
  return typeof request === 'object' && request !== null && Reflect.get(request, 'complete') === true;
}

function answer(error: Error, language: Language): string {
  const known = asAppError(error);
  const failure = known.code === 'internal' ? new AppError('malformed_request', { cause: error }) : known;
  const { body, headers } = render(failure, { requestId: randomUUID(), language, path: '' });
  const text = JSON.stringify(body);
  const lines = Object.entries({
    ...headers,
    'content-type': 'application/problem+json; charset=utf-8',
    'content-length': String(Buffer.byteLength(text)),
    'x-request-id': body.requestId,
    connection: 'close',
  }).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${body.status} ${STATUS_CODES[body.status] ?? ''}`, ...lines, '', text].join('\r\n');
}
