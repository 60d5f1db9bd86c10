# Two stages: packages and the generated database client, then the image that runs.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev
COPY . .
RUN npm run generate

FROM node:24-slim
WORKDIR /app
# Without DATABASE_URL the service keeps a PostgreSQL of its own in LEADFIT_DATA_DIR: mount a volume there.
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 LEADFIT_DATA_DIR=/var/lib/leadfit
RUN install -d -o node -g node -m 700 /var/lib/leadfit
COPY package.json tsconfig.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/prisma prisma
COPY --from=build /app/src src
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--import", "tsx", "src/main.ts"]
