// Refuses every outgoing connection but to this machine: a test never depends on, nor disturbs, anybody else.
import { Socket } from 'node:net';

const LOOPBACK = /^(localhost|127(\.\d+){3}|::1)$/;
const PATCHED = Symbol.for('leadfit.no-outgoing');

// The prototype outlives a test file (core modules are shared by a worker's files): patch it once.
if (!Reflect.has(Socket.prototype, PATCHED)) {
  const connect: unknown = Reflect.get(Socket.prototype, 'connect');
  if (typeof connect !== 'function') throw new TypeError('net.Socket has no connect');
  Reflect.set(Socket.prototype, PATCHED, true);
  Reflect.set(Socket.prototype, 'connect', function guarded(this: Socket, ...args: unknown[]): unknown {
    const host = hostOf(args);
    if (!LOOPBACK.test(host)) throw new Error(`Tests connect to this machine only, not to ${host}.`);
    return Reflect.apply(connect, this, args);
  });
}

/** The host of `connect(options)`, `connect(port, host?)` or `connect(path)`, which Node's own callers wrap in an array. */
function hostOf(args: readonly unknown[]): string {
  const [first, second] = Array.isArray(args[0]) ? args[0] : args;
  if (typeof first === 'object' && first !== null) {
    return String(
      ('path' in first && first.path) || !('host' in first) ? 'localhost' : (first.host ?? 'localhost'),
    );
  }
  return typeof first === 'number' && typeof second === 'string' ? second : 'localhost';
}
