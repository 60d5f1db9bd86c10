import { errors } from '../contract/error.ts';
import { shared } from './shared-plugin.ts';

/** HTTP/1.1 wants a host in each request (RFC 9112, 3.2). */
export const hostHeader = shared('host-header', ['language'], (app, _options, done) => {
  app.addHook('onRequest', ({ raw }, _reply, next) => {
    const isMissing = raw.httpVersion === '1.1' && raw.headers.host === undefined;
    next(isMissing ? errors.malformedRequest() : undefined);
  });
  done();
});
