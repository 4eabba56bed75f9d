#!/usr/bin/env bash
# Starts and stops a Docker Engine apart from that of this machine: with a socket and data of its own, so that nobody who looks
# for an engine at the default socket finds it. Runs as root on Debian, and installs the engine where it is missing.
#
#   docker/engine.sh start FOLDER    prints the address of its socket, for DOCKER_HOST
#   docker/engine.sh stop FOLDER     ends it, and removes what it kept there
#
# ENGINE_DATA: a folder for images and volumes in place of FOLDER/data; it stays when the engine is stopped.
set -euo pipefail

say() { printf 'engine: %s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

if [ $# -ne 2 ] || [[ $2 != /* ]] || [ "$2" = / ]; then die "usage: engine.sh start|stop FOLDER, with an absolute path"; fi
folder=$2
data=${ENGINE_DATA:-$folder/data}
address=unix://$folder/docker.sock

answers() { docker -H "$address" version >/dev/null 2>&1; }

install_missing() {
  local missing=()
  if ! command -v dockerd >/dev/null || ! command -v docker >/dev/null; then missing+=(docker.io); fi
  command -v iptables >/dev/null || missing+=(iptables)
  [ ${#missing[@]} -gt 0 ] || return 0
  say "installing ${missing[*]}"
  apt-get update -qq >&2
  # Installing must not start the engine of the default socket.
  printf '#!/bin/sh\nexit 101\n' >"$folder/policy"
  chmod +x "$folder/policy"
  local kept=''
  if [ -e /usr/sbin/policy-rc.d ]; then kept=1; else cp "$folder/policy" /usr/sbin/policy-rc.d; fi
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2 || true
  [ -n "$kept" ] || rm -f /usr/sbin/policy-rc.d
  command -v dockerd >/dev/null || die "docker.io cannot be installed"
}

start() {
  [ "$(id -u)" = 0 ] || die "starting an engine needs root"
  mkdir -p "$folder" "$data"
  if answers; then printf '%s\n' "$address"; return; fi
  install_missing
  [ -e /sys/fs/cgroup/cgroup.controllers ] || mountpoint -q /sys/fs/cgroup || mount -t cgroup2 none /sys/fs/cgroup || true
  # A pool of addresses of its own, small enough to be apart from what the machine's networks use.
  setsid nohup dockerd -H "$address" --data-root "$data" --exec-root "$folder/exec" --pidfile "$folder/docker.pid" \
    --default-address-pool base=10.214.0.0/16,size=26 --bip 10.213.0.1/24 \
    >"$folder/dockerd.log" 2>&1 </dev/null &
  local pid=$!
  for _ in $(seq 240); do
    if answers; then printf '%s\n' "$address"; return; fi
    kill -0 "$pid" 2>/dev/null || break
    sleep 0.25
  done
  tail -n 15 "$folder/dockerd.log" >&2
  die "dockerd does not start on this machine"
}

stop() {
  local pid=''
  if [ -f "$folder/docker.pid" ]; then pid=$(<"$folder/docker.pid"); fi
  # A number may belong to another program by now.
  if [ -n "$pid" ] && grep -qs dockerd "/proc/$pid/cmdline"; then
    # Otherwise each container would be waited for.
    docker -H "$address" ps -q | xargs -r docker -H "$address" kill >/dev/null 2>&1 || true
    kill "$pid"
    for _ in $(seq 240); do
      kill -0 "$pid" 2>/dev/null || break
      sleep 0.25
    done
    if kill -0 "$pid" 2>/dev/null; then die "dockerd ($pid) does not end"; fi
  fi
  # It leaves the namespace of its own network mounted.
  awk -v below="$folder/" 'index($2, below) == 1 { print $2 }' /proc/self/mounts | sort -r | xargs -r -n 1 umount || true
  # What the engine made, and nothing that others may have put there.
  rm -rf "$folder"/{docker.sock,docker.pid,dockerd.log,policy,exec,data}
  rmdir "$folder" 2>/dev/null || true
}

case $1 in
  start) start ;;
  stop) stop ;;
  *) die "usage: engine.sh start|stop FOLDER" ;;
esac
