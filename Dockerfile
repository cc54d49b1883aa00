# The image of the quest service: one bundled file on Debian's slim Node, run as nobody in particular.
#
# The digest is that of the multi-arch index (linux/amd64 and linux/arm64): Node 24.20.0, 2026-08-27, recorded in
# https://github.com/docker-library/repo-info/blob/2eade49d93bd3ea5092e8210e288f13f832b298d/repos/node/remote/24-trixie-slim.md
# `npm run docker:pin` moves it.
ARG BASE_IMAGE=node:24-trixie-slim@sha256:50c3b2f6988dfc307b86e5301d69611af31f4789bdf232863b07d3b02fe55ae0

# The bundle is the same for every architecture, so it is built where the builder runs, never under emulation.
FROM --platform=$BUILDPLATFORM ${BASE_IMAGE} AS deps
WORKDIR /build
COPY package.json package-lock.json ./
# Of the development dependencies only what the service imports and the two that bundle it are installed, at the
# lockfile's versions and integrity: 30 MB in place of 490 MB. Install scripts stay off; esbuild finds its binary
# without them.
RUN node -e "const manifest = require('./package.json'); \
      const needed = ['esbuild', 'tsx', 'express', 'express-rate-limit', 'helmet', 'pino', 'proxy-addr']; \
      const versions = Object.entries(manifest.devDependencies).filter(([name]) => needed.includes(name)); \
      manifest.devDependencies = Object.fromEntries(versions); \
      delete manifest.peerDependencies; \
      require('node:fs').writeFileSync('package.json', JSON.stringify(manifest));" \
    && npm ci --ignore-scripts --no-audit --no-fund

FROM deps AS build
COPY tools/build-service.ts ./tools/
COPY service ./service
RUN npm run build:service

# Nothing runs in this stage: an amd64 machine builds the arm64 image without emulation, and every release shares
# the base's layers. That leaves the base's npm in place; it has no route out, no writable disk and no rights here.
FROM ${BASE_IMAGE}
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /build/dist/ ./
USER 1000:1000
EXPOSE 3000
STOPSIGNAL SIGTERM
# For docker and podman; ECS reads the health check of the task definition and ignores this one.
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s --retries=3 CMD ["node", "/app/healthcheck.js"]
# The base's entrypoint is a shell script: without it node itself receives the signals.
ENTRYPOINT []
CMD ["node", "/app/service.js"]
ARG BASE_IMAGE
ARG REVISION=unknown
LABEL org.opencontainers.image.title="quest" \
      org.opencontainers.image.description="The quest web service of Quest Guardrails" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.base.name="${BASE_IMAGE}" \
      org.opencontainers.image.revision="${REVISION}"
