#!/bin/sh
# Stands in for Prisma's native schema engine, which its packages do not contain, and refuses loudly: a silent
# success would let `prisma db push` and `prisma migrate diff` report work that nobody did. It answers in the
# engine's own ways, since one that just ends makes the command end with success as often as not.
message="Prisma's native schema engine is not part of this project. The service applies prisma/migrations itself at its start, and 'npm run drift' compares them with schema.prisma. To use an engine of your own, set PRISMA_SCHEMA_ENGINE_BINARY to it."

case " $* " in
*" cli "*)
  # A single command: messages on the error output, one a line, the first of which is skipped.
  printf '{"level":"%s","target":"leadfit","fields":{"message":"%s"}}\n' INFO "$message" ERROR "$message" >&2
  exit 1
  ;;
esac

# A conversation: one JSON-RPC request a line, until the other side hangs up.
while read -r request; do
  id=$(printf '%s' "$request" | sed 's/^{"id":\([0-9]*\).*/\1/')
  error=$(printf '{"is_panic":false,"message":"%s"}' "$message")
  printf '{"jsonrpc":"2.0","id":%s,"error":{"code":4466,"message":"refused","data":%s}}\n' "$id" "$error"
done
exit 1
