import type { FastifyPluginCallback } from 'fastify';

/**
 * Names a plugin and makes its hooks and decorators hold for the whole app instead of only for what it registers
 * itself. Fastify checks that its `dependencies` are registered before it.
 */
export function shared<Options extends object>(
  name: string,
  dependencies: readonly string[],
  plugin: FastifyPluginCallback<Options>,
): FastifyPluginCallback<Options> {
  return Object.assign(plugin, {
    [Symbol.for('skip-override')]: true,
    [Symbol.for('fastify.display-name')]: name,
    [Symbol.for('plugin-meta')]: { name, dependencies },
  });
}
