import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '../core/catalogue.ts';
import { choices } from './accept.ts';
import { shared } from './shared-plugin.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The language to answer in. */
    language: Language;
  }
  interface FastifyContextConfig {
    /** Whether the answer holds text in the caller's language. */
    isTranslated?: boolean;
  }
}

/** Settles the language of each request and says on the answer which one it became. */
export const language = shared<{ readonly language: Language }>('language', [], (app, options, done) => {
  app.decorateRequest('language', options.language);
  app.addHook('onRequest', (request, reply, next) => {
    request.language = languageOf(request, options.language);
    if (request.routeOptions.config.isTranslated === true) speak(reply, request.language);
    next();
  });
  done();
});

/** `?language=`, else the best of `Accept-Language` that we speak, else `fallback`. */
export function languageOf(
  { query, headers }: Pick<FastifyRequest, 'query' | 'headers'>,
  fallback: Language,
): Language {
  const asked =
    typeof query === 'object' && query !== null && 'language' in query ? query.language : undefined;
  return isLanguage(asked) ? asked : (accepted(headers['accept-language'] ?? '') ?? fallback);
}

/** Marks an answer as being in `language`. */
export function speak(reply: FastifyReply, spoken: Language): void {
  reply.header('content-language', spoken).header('vary', 'Accept-Language');
}

/** `*` and languages that we do not speak leave the choice to the fallback; `q=0` refuses one. */
function accepted(header: string): Language | undefined {
  return choices(header)
    .filter(({ quality }) => quality > 0)
    .map(({ value }) => value.split('-')[0])
    .find(isLanguage);
}

function isLanguage(value: unknown): value is Language {
  return value === 'vi' || value === 'en';
}
