#!/bin/sh
# The tests of the grown set-up run PostgreSQL, Redis and nginx; install them where we may, else say what to type.
set -eu
missing=""
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null 2>&1 || missing="$missing postgresql"
command -v redis-server >/dev/null 2>&1 || missing="$missing redis-server"
command -v nginx >/dev/null 2>&1 || ls /usr/sbin/nginx >/dev/null 2>&1 || missing="$missing nginx-light"
[ -n "$missing" ] || exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Setting up:$missing"
  # RUNLEVEL: the tests start what they need by themselves, so nothing is to be started as a service.
  # shellcheck disable=SC2086 # several packages, one word each
  apt-get update -qq && RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends $missing >/dev/null && exit 0
fi
echo "The tests of the grown set-up need more packages. Type:  sudo apt-get install -y$missing" >&2
exit 1
