import type { FastifyRequest } from 'fastify';
import type { ApiScope } from '../contract/api-key.ts';
import { errors } from '../contract/error.ts';
import type { Caller } from '../services/api-keys.ts';
import type { Services } from './deps.ts';
import { shared } from './shared-plugin.ts';

/** Who may call a route: anybody, or a key with this scope. */
export type Access = 'public' | ApiScope;

declare module 'fastify' {
  interface FastifyRequest {
    /** Who sent the request; null on public routes. */
    caller: Caller | null;
  }
  interface FastifyContextConfig {
    access?: Access;
  }
}

/**
 * Closed by default: the start fails where a route does not say who may call it, and a key is asked for wherever a
 * route is not public. Addresses without a route are refused as such, which tells nothing that the public
 * document does not.
 */
export const access = shared<Pick<Services, 'apiKeys'>>('access', [], (app, { apiKeys }, done) => {
  const undeclared: string[] = [];
  const routes: {
    readonly method: unknown;
    readonly url: string;
    readonly config?: { readonly access?: Access };
  }[] = [];
  app.decorateRequest('caller', null);
  app.addHook('onRoute', (route) => {
    routes.push(route);
  });
  app.addHook('onReady', (next) => {
    // Not in onRoute: the routes of the reference page get their access from a hook of their own, which runs later.
    undeclared.push(
      ...routes
        .filter(({ config }) => config?.access === undefined)
        .map(({ method, url }) => `${method} ${url}`),
    );
    next(
      undeclared.length === 0
        ? undefined
        : new Error(`these routes declare no access: ${undeclared.join(', ')}`),
    );
  });
  app.addHook('onRequest', async (request) => {
    const { access: needed } = request.routeOptions.config;
    if (request.is404 || needed === 'public') return;
    request.caller = await authenticate(request, apiKeys);
    if (needed === undefined || !request.caller.scopes.has(needed))
      throw errors.forbidden(needed === undefined ? [] : [needed]);
  });
  done();
});

/** The caller of a route that is not public. */
export function callerOf({ caller }: FastifyRequest): Caller {
  if (caller === null) throw new Error('a public route has no caller');
  return caller;
}

async function authenticate(request: FastifyRequest, apiKeys: Services['apiKeys']): Promise<Caller> {
  const key = keyOf(request);
  const caller = key === undefined ? null : await apiKeys.authenticate(key);
  if (caller === null) throw errors.unauthenticated();
  return caller;
}

/** The key of the request; two headers that disagree are none. */
function keyOf({ headers }: FastifyRequest): string | undefined {
  const { authorization, 'x-api-key': plain } = headers;
  const bearer =
    authorization === undefined ? undefined : (/^bearer +(\S+) *$/i.exec(authorization)?.[1] ?? '');
  if (bearer !== undefined && plain !== undefined && bearer !== plain) return undefined;
  return bearer ?? (typeof plain === 'string' ? plain : undefined);
}
