# docker compose up --build: the application and its database. Variables come from the environment, or from a file .env.
# docker compose --profile dev up postgres dev: the sources are mounted; it starts anew when they change.
services:
  postgres:
    image: postgres:17
    restart: unless-stopped
    environment:
      POSTGRES_USER: app
      POSTGRES_PASSWORD: "${r"${DATABASE_PASSWORD:?set it in .env, as .env.example shows}"}"
      POSTGRES_DB: app
    volumes:
      - data:/var/lib/postgresql/data
    healthcheck:
      test: ["CMD", "pg_isready", "-U", "app", "-d", "app"]
      interval: 2s
      timeout: 3s
      retries: 30

  app:
    build: .
    environment: &environment
      DATABASE_URL: jdbc:postgresql://postgres:5432/app
      DATABASE_USER: app
      DATABASE_PASSWORD: ${r"${DATABASE_PASSWORD:?}"}
      DATABASE_CONNECTIONS: ${r"${DATABASE_CONNECTIONS:-10}"}
      ADMIN_EMAIL: ${r"${ADMIN_EMAIL:-admin@localhost}"}
      ADMIN_PASSWORD: ${r"${ADMIN_PASSWORD:-}"}
      SECRET_KEY: ${r"${SECRET_KEY:-}"}
      HTTPS: ${r"${HTTPS:-false}"}
      FORWARDED_HEADERS: ${r"${FORWARDED_HEADERS:-false}"}
      BODY_MAX: ${r"${BODY_MAX:-8388608}"}
      FILE_MAX: ${r"${FILE_MAX:-26214400}"}
      LOG_LEVEL: ${r"${LOG_LEVEL:-INFO}"}
      HOST: 0.0.0.0
    ports:
      - "127.0.0.1:${r"${PORT:-8080}"}:8080"
    depends_on:
      postgres:
        condition: service_healthy
    stop_grace_period: 30s
    restart: unless-stopped
    mem_limit: ${r"${MEMORY:-512m}"}
    read_only: true
    tmpfs: /tmp
    cap_drop: [ALL]
    security_opt: ["no-new-privileges:true"]

  dev:
    profiles: [dev]
    image: maven:3.9-eclipse-temurin-25
    working_dir: /work
    environment: *environment
    command: ["bash", "dev.sh"]
    volumes:
      - .:/work
      - maven:/maven
    ports:
      - "127.0.0.1:${r"${PORT:-8080}"}:8080"
    depends_on:
      postgres:
        condition: service_healthy

volumes:
  data:
  maven:
