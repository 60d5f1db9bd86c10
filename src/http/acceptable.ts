import { errors } from '../contract/error.ts';
import { choices } from './accept.ts';
import { shared } from './shared-plugin.ts';

/** Refuses requests under `/v1` that would not take JSON, the only form there is. */
export const acceptable = shared('acceptable', ['access'], (app, _options, done) => {
  app.addHook('onRequest', (request, _reply, next) => {
    const isOurs = !request.is404 && request.url.startsWith('/v1/');
    next(isOurs && !takesJson(request.headers.accept ?? '') ? errors.notAcceptable() : undefined);
  });
  done();
});

/** The most specific range decides (RFC 9110, 12.5.1); no header takes everything. */
function takesJson(header: string): boolean {
  const accepted = choices(header);
  if (accepted.length === 0) return true;
  const decisive = ['application/json', 'application/*', '*/*']
    .map((range) => accepted.find(({ value }) => value === range))
    .find((found) => found !== undefined);
  return decisive !== undefined && decisive.quality > 0;
}
