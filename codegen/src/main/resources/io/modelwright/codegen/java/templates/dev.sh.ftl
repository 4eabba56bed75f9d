#!/usr/bin/env bash
# Builds and starts the application, and again whenever a source was changed. For the profile "dev" of docker-compose.yml.
app=
stop() {
  if [ -n "$app" ]; then
    kill "$app" 2>/dev/null
    wait "$app"
    app=
  fi
}
trap 'stop; exit 0' TERM INT

while true; do
  # before the build: what is saved while it runs is newer
  touch /tmp/built
  if mvn -q -B -Dmaven.repo.local=/maven -DbuildDirectory=/tmp/target package -DskipTests; then
    stop
    java -jar /tmp/target/app.jar server app.yml &
    app=$!
  fi
  until [ -n "$(find src pom.xml app.yml -newer /tmp/built -print -quit)" ]; do
    sleep 1
  done
done
