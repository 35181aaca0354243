# One image serves any content: the build holds code only. Content, state and the desk are volumes.
FROM node:20-bookworm-slim AS build
WORKDIR /srv/kaiyuan
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev && rm -rf .next/cache

FROM node:20-bookworm-slim
# Git for content from a remote and for commits of the desk.
RUN apt-get update \
  && apt-get install -y --no-install-recommends git openssh-client ca-certificates \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /srv/kaiyuan
COPY --from=build /srv/kaiyuan ./
RUN install -d -o node -g node /content /data /desk /assets
# The server needs no place of its own to write to: run it with a read-only root and a tmpfs on /tmp.
USER node
ENV NODE_ENV=production \
  NEXT_TELEMETRY_DISABLED=1 \
  MALLOC_ARENA_MAX=2 \
  PORT=3000 \
  CONTENT_DIR=/content \
  DATA_DIR=/data \
  DESK_DIR=/desk
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=300s CMD ["node", "deploy/ready.mjs"]
CMD ["node", "--max-old-space-size=384", ".next/kaiyuan-server/main.mjs"]
