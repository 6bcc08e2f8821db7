#!/bin/sh
# Installs what is missing of the Debian packages the build, its tests and its benchmark need.
set -eu

missing=""
packages="libzmq3-dev libsqlite3-dev"
# Prometheus brings promtool, which reads the figures as it does; PHP is a portal's language.
[ "${1:-}" != "--tests" ] || packages="$packages prometheus php-cli php-zmq"
[ "${1:-}" != "--package" ] || packages="$packages debootstrap dpkg-dev systemd"
[ "${1:-}" != "--bench" ] || command -v cc >/dev/null || packages="$packages gcc libc6-dev"
[ "${1:-}" != "--bench" ] || command -v valgrind >/dev/null || packages="$packages valgrind binutils"
for package in $packages; do
    dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null |
        grep -q '^installed$' || missing="$missing $package"
done
if [ "${1:-}" = "--tests" ] || [ "${1:-}" = "--bench" ]; then
    python3 -c 'import ensurepip, venv' 2>/dev/null || missing="$missing python3-venv"
fi
[ -z "$missing" ] && exit 0

echo "installing:$missing"
as_root=""
[ "$(id -u)" -eq 0 ] || as_root="sudo"
$as_root apt-get update -qq
# shellcheck disable=SC2086 # one word a package
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing
