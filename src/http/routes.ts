import type { FastifyPluginCallback, FastifyTypeProvider, RawServerDefault } from 'fastify';
import type { z } from 'zod';

type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;

/** Types requests and answers of a route by its schemas. What it answers is only read, so it may be readonly. */
interface TypedByZod extends FastifyTypeProvider {
  validator: this['schema'] extends z.ZodType ? z.output<this['schema']> : unknown;
  serializer: this['schema'] extends z.ZodType ? DeepReadonly<z.output<this['schema']>> : unknown;
}

/** A plugin that registers a group of endpoints and the services that it calls. */
export type Routes<Options extends object> = FastifyPluginCallback<Options, RawServerDefault, TypedByZod>;
