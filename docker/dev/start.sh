#!/usr/bin/env bash
# Makes a tree of this container's own, in which sources are links into the mount (/src) and everything that is built is a plain
# folder; then runs the platform from it. POMs are copied: where one changes, the container is started anew.
set -euo pipefail

link_folder() {
  local from=$1 to=$2 entry name
  mkdir -p "$to"
  for entry in "$from"/* "$from"/.mvn; do
    name=$(basename "$entry")
    [ -e "$entry" ] || continue
    case $name in
      target | node_modules) ;;
      pom.xml | modelwright | mvnw) cp -f "$entry" "$to/$name" ;;
      *) if [ -f "$entry/pom.xml" ]; then link_folder "$entry" "$to/$name"; else ln -sfn "$entry" "$to/$name"; fi ;;
    esac
  done
}

link_folder /src /work
# the service ui serves it, from the mount itself
export MODELWRIGHT_STUDIO=off
exec /work/modelwright dev "$@"
