# Build: docker build -t artifact-registry-onboarding .
# Settings come at run time, as environment variables: README.md, "Settings".

FROM node:24-slim AS deps
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci

FROM deps AS build
ENV NEXT_TELEMETRY_DISABLED=1
COPY . .
RUN npm run build

# Next has traced what the server needs into .next/standalone; nothing else of node_modules comes along,
# neither does the npm package `node`: here the image is the Node.
FROM node:24-slim AS run
WORKDIR /app
# Docker sets HOSTNAME to the container's ID, and the server would listen on that name alone.
ENV NODE_ENV=production \
    NEXT_TELEMETRY_DISABLED=1 \
    HOSTNAME=0.0.0.0 \
    PORT=8080
# Owned by root and run by somebody else: the server writes no file.
COPY --from=build /app/.next/standalone ./
COPY --from=build /app/.next/static ./.next/static
COPY --from=build /app/public ./public
USER node
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server.js"]
