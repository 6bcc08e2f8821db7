#!/bin/sh
# Installs the package in a fresh Debian 12, runs what its unit would run, and purges it again:
# test-deb.sh PACKAGE. Needs root and a network.
set -eu

package=$1
here=$(dirname "$0")
root=$(mktemp -d)
chmod 755 "$root" # what is / for the user inside
daemon=""
finish() {
    [ -z "$daemon" ] || kill -9 "$daemon" 2>/dev/null || true
    umount "$root/proc" 2>/dev/null || true
    rm -rf "$root"
}
trap finish EXIT
fail() {
    echo "FAILED: $1" >&2
    exit 1
}
inside() { chroot "$root" env PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive "$@"; }

debootstrap --variant=minbase bookworm "$root" >"$root.log" 2>&1 ||
    { tail "$root.log"; fail "debootstrap"; }
rm -f "$root.log"
mount -t proc proc "$root/proc"
printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
chmod 755 "$root/usr/sbin/policy-rc.d"
before=$(inside find / -xdev -path /proc -prune -o -name '*twinmatch*' -print)
[ -z "$before" ] || fail "there before: $before"

cp "$package" "$root/tmp/twinmatch.deb"
inside apt-get update -qq
inside apt-get install -y -qq --no-install-recommends /tmp/twinmatch.deb >/dev/null
rm "$root/tmp/twinmatch.deb"
echo "installed: $(inside dpkg-query -W twinmatch)"
inside systemd-analyze verify /lib/systemd/system/twinmatchd.service 2>"$root/tmp/verify" ||
    fail "systemd-analyze verify: $(cat "$root/tmp/verify")"
[ ! -s "$root/tmp/verify" ] || fail "systemd-analyze verify: $(cat "$root/tmp/verify")"
exposure=$(inside systemd-analyze security --offline=true \
    /lib/systemd/system/twinmatchd.service | sed -n 's/.*exposure level.*: \([0-9.]*\) .*/\1/p')
echo "exposure: $exposure"
awk "BEGIN { exit !($exposure <= 2.0) }" || fail "the unit's exposure is $exposure"

# What systemd does for the unit: the run directory, the user, the environment.
install -d -m 750 "$root/run/twinmatch"
inside chown twinmatch:twinmatch /run/twinmatch
command=$(sed -n 's/^ExecStart=//p' "$root/lib/systemd/system/twinmatchd.service")
# Starts what the unit starts, as its user, and waits until it says that it is ready.
start() {
    rm -f "$root/run/twinmatch/notify"
    python3 "$here/await-ready.py" "$root/run/twinmatch/notify" >"$root/tmp/notified" &
    listener=$!
    while [ ! -S "$root/run/twinmatch/notify" ]; do sleep 0.1; done
    chmod 777 "$root/run/twinmatch/notify"
    # shellcheck disable=SC2086 # the unit's words
    chroot --userspec=twinmatch:twinmatch "$root" env NOTIFY_SOCKET=/run/twinmatch/notify \
        $command >"$root/tmp/out" 2>"$root/tmp/log" &
    daemon=$!
    wait "$listener" || fail "it was never ready: $(cat "$root/tmp/log")"
}
stop() {
    kill -TERM "$daemon"
    wait "$daemon" || fail "it ended with $?: $(cat "$root/tmp/log")"
    daemon=""
}
ask() {
    chroot --userspec=twinmatch:twinmatch "$root" env HOME=/ twinmatch "$@" \
        --endpoint ipc:///run/twinmatch/query.sock
}

start
ask match RO21 --limit 3 >"$root/tmp/answer" || fail "no answer"
grep -q . "$root/tmp/answer" || fail "an empty answer"
ask rpc solutions.remove '{"solution":"openmrs","_meta":{"idempotencyKey":"remove-openmrs-1"}}' \
    >/dev/null || fail "no write"
stop
start
revision=$(ask rpc server.stats '{}' | grep -o '"revision": *[0-9]*' | head -1)
case $revision in *2) ;; *) fail "after the restart: $revision" ;; esac
stop
echo "answers, and keeps its data over a restart"

inside apt-get purge -y -qq twinmatch >/dev/null
left=$(inside find / -xdev -path /proc -prune -o -name '*twinmatch*' -print)
[ -z "$left" ] || fail "the purge left $left"
inside getent passwd twinmatch >/dev/null && fail "the purge left the user"
echo "the purge leaves nothing"
