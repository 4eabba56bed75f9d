# The configuration of the application. Environment variables take the place of the values behind ":-", and of a variable that is
# not set the file that the variable with "_FILE" behind its name tells, such as DATABASE_PASSWORD_FILE.
database:
  url: "${r"${DATABASE_URL:-jdbc:postgresql://127.0.0.1:5432/app}"}"
  user: "${r"${DATABASE_USER:-app}"}"
  password: "${r"${DATABASE_PASSWORD:-}"}"
  connections: ${r"${DATABASE_CONNECTIONS:-10}"}

# The administrator of an empty database. Without a password one is made and printed once, good for one day.
firstAdmin:
  email: "${r"${ADMIN_EMAIL:-admin@localhost}"}"
  password: "${r"${ADMIN_PASSWORD:-}"}"

# Base64 of 32 random bytes: tokens, cursors and secrets depend on it. Empty: one is made and kept in the database.
secretKey: "${r"${SECRET_KEY:-}"}"

# Whether browsers reach the application by https, through a proxy.
https: ${r"${HTTPS:-false}"}

# The largest body, in bytes.
bodyMax: ${r"${BODY_MAX:-8388608}"}

# The largest file that is uploaded, and the largest import, in bytes.
fileMax: ${r"${FILE_MAX:-26214400}"}

# How long requests are still served after the stop was asked for, while /health/ready already says no.
drainSeconds: ${r"${DRAIN_SECONDS:-0}"}

# Whether the first start stores records to look at.
seed: ${r"${SEED:-false}"}

# An application does not start on a database that a newer one has upgraded, unless somebody who knows that it works there says up to
# which version.
schemaUpTo: ${r"${SCHEMA_UP_TO:-0}"}

server:
  rootPath: /api/v1
  minThreads: 4
  maxThreads: 64
  enableThreadNameFilter: false
  registerDefaultExceptionMappers: false
  shutdownGracePeriod: 20 seconds
  requestLog:
    appenders: []
  applicationConnectors:
    - type: http
      bindHost: "${r"${HOST:-127.0.0.1}"}"
      port: ${r"${PORT:-8080}"}
      # who sends drop by drop, or not at all, keeps a thread for no longer than this
      minRequestDataPerSecond: 256 bytes
      idleTimeout: 20 seconds
      # only behind a proxy that writes X-Forwarded-For itself: anybody else could claim any address
      useForwardedHeaders: ${r"${FORWARDED_HEADERS:-false}"}
  # /health/live, /health/ready and /prometheus as well, on threads of their own, and what Dropwizard has
  adminConnectors:
    - type: http
      bindHost: "${r"${ADMIN_HOST:-127.0.0.1}"}"
      port: ${r"${ADMIN_PORT:-8081}"}

logging:
  level: "${r"${LOG_LEVEL:-INFO}"}"
  appenders:
    - type: console
      layout:
        type: json
        flattenMdc: true
