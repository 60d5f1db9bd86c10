#!/bin/sh
# Stands in for Prisma's native schema engine, which its packages do not contain. It fails loudly: a silent
# success would let `prisma db push` and `prisma migrate diff` report work that nobody did. Prisma reads the
# engine's messages as JSON, one a line.
cat >&2 <<'MESSAGE'
{"level":"ERROR","target":"leadfit","fields":{"message":"Prisma's native schema engine is not part of this project. The service applies prisma/migrations itself at its start, and `npm run drift` compares them with schema.prisma. To use an engine of your own, set PRISMA_SCHEMA_ENGINE_BINARY to it."}}
MESSAGE
exit 1
