import { errors } from '../contract/error.ts';
import { shared } from './shared-plugin.ts';

type Route = { readonly methods: Set<string>; readonly pattern: RegExp };

/** Tells an address that does not exist (404) from one that does not take the method (405, with `Allow`). */
export const notFound = shared('not-found', [], (app, _options, done) => {
  const routes = new Map<string, Route>();
  app.addHook('onRoute', ({ method, url }) => {
    const route = routes.get(url) ?? { methods: new Set(), pattern: patternOf(url) };
    for (const name of [method].flat()) route.methods.add(name);
    routes.set(url, route);
  });
  app.setNotFoundHandler((request) => {
    const path = request.url.split('?', 1)[0] ?? '';
    const allowed = [...routes.values()]
      .filter(({ pattern }) => pattern.test(path))
      .flatMap(({ methods }) => [...methods]);
    throw allowed.length === 0 ? errors.notFound() : errors.methodNotAllowed([...new Set(allowed)].sort());
  });
  done();
});

/** `/v1/investors/:id` as an expression that matches its addresses. */
function patternOf(url: string): RegExp {
  const source = url
    .split('/')
    .map((part) => (part.startsWith(':') ? '[^/]+' : part.replace(/[^\w-]/g, '\\$&')))
    .join('/');
  return new RegExp(`^${source}$`);
}
