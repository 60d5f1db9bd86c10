import { createHash } from 'node:crypto';
import scalar from '@scalar/fastify-api-reference';
import type { FastifyPluginCallback } from 'fastify';

/** The reference page, served from here: everything that would ask another server is off, and the browser is told so. */
export const docs: FastifyPluginCallback = (app, _options, done) => {
  app.addHook('onRoute', (route) => {
    route.config = { ...route.config, access: 'public' };
  });
  app.addHook('onSend', (_request, reply, payload, next) => {
    const isPage =
      typeof payload === 'string' && String(reply.getHeader('content-type')).startsWith('text/html');
    if (isPage) reply.header('content-security-policy', pagePolicy(payload));
    else reply.header('cache-control', 'public, max-age=3600');
    next(null, payload);
  });
  app.register(scalar, {
    routePrefix: '/docs',
    configuration: {
      url: '/openapi.json',
      pageTitle: 'leadfit',
      withDefaultFonts: false,
      telemetry: false,
      // Empty, not left out: without one, requests that are tried on the page would go through the maker's proxy.
      proxyUrl: '',
      hideClientButton: true,
      showDeveloperTools: 'never',
      agent: { disabled: true },
      mcp: { disabled: true },
    },
  });
  done();
};

/** Only our own script and the inline one of the page, by its hash, may run, and nothing but this service may be asked. */
function pagePolicy(html: string): string {
  const inline = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(
    ([, source = '']) => hashOf(source),
  );
  return [
    "default-src 'none'",
    ["script-src 'self'", ...inline].join(' '),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

function hashOf(source: string): string {
  return `'sha256-${createHash('sha256').update(source).digest('base64')}'`;
}
