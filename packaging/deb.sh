#!/bin/sh
# Builds the Debian package: deb.sh BINARIES OUTPUT, with programs that need no Swift runtime.
set -eu

binaries=$1
output=$2
here=$(dirname "$0")
top=$(dirname "$here")
version=$("$binaries/twinmatchd" --version)
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT

install -D -m 755 -t "$root/usr/bin" "$binaries/twinmatchd" "$binaries/twinmatch"
strip --strip-unneeded "$root/usr/bin/twinmatchd" "$root/usr/bin/twinmatch"
install -d "$root/usr/share/twinmatch"
cp -r "$top/catalog" "$top/models" "$root/usr/share/twinmatch/"
find "$root/usr/share/twinmatch" -type f -exec chmod 644 {} + -o -type d -exec chmod 755 {} +
install -D -m 644 "$here/systemd/twinmatchd.service" \
    "$root/lib/systemd/system/twinmatchd.service"
install -D -m 644 "$here/systemd/twinmatch.sysusers" "$root/usr/lib/sysusers.d/twinmatch.conf"
install -D -m 644 "$here/systemd/twinmatch.tmpfiles" "$root/usr/lib/tmpfiles.d/twinmatch.conf"
install -D -m 644 "$here/debian/twinmatchd.yaml" "$root/etc/twinmatch/twinmatchd.yaml"
install -D -m 644 "$here/debian/copyright" "$root/usr/share/doc/twinmatch/copyright"
install -D -m 644 "$top/docs/running.md" "$root/usr/share/doc/twinmatch/running.md"
for page in twinmatch twinmatchd; do
    install -d "$root/usr/share/man/man1"
    gzip -9n <"$top/docs/man/$page.1" >"$root/usr/share/man/man1/$page.1.gz"
done
install -d "$root/usr/share/bash-completion/completions" "$root/usr/share/zsh/vendor-completions" \
    "$root/usr/share/fish/vendor_completions.d"
"$binaries/twinmatch" --generate-completion-script bash \
    >"$root/usr/share/bash-completion/completions/twinmatch"
"$binaries/twinmatch" --generate-completion-script zsh \
    >"$root/usr/share/zsh/vendor-completions/_twinmatch"
"$binaries/twinmatch" --generate-completion-script fish \
    >"$root/usr/share/fish/vendor_completions.d/twinmatch.fish"

install -d "$root/DEBIAN"
for script in postinst prerm postrm; do
    install -m 755 "$here/debian/$script" "$root/DEBIAN/$script"
done
echo /etc/twinmatch/twinmatchd.yaml >"$root/DEBIAN/conffiles"
# What the programs link against, as Debian names it. The tool wants a source package's control file.
source=$(mktemp -d)
mkdir "$source/debian"
printf 'Source: twinmatch\n\nPackage: twinmatch\nArchitecture: any\n' >"$source/debian/control"
libraries=$(cd "$source" &&
    dpkg-shlibdeps -O -e"$root/usr/bin/twinmatchd" -e"$root/usr/bin/twinmatch" 2>/dev/null |
    sed -n 's/^shlibs:Depends=//p')
rm -rf "$source"
size=$(du -sk --exclude=DEBIAN "$root" | cut -f1)
cat >"$root/DEBIAN/control" <<CONTROL
Package: twinmatch
Version: $version
Architecture: $(dpkg --print-architecture)
Maintainer: TwinMatch developers <twinmatch@example.org>
Installed-Size: $size
Depends: $libraries, systemd, passwd
Section: science
Priority: optional
Description: matches digital-health solutions to the needs of regions
 TwinMatch holds a catalogue of digital-health solutions and ranks them against
 the needs of a region, explains why, and answers portals over ZeroMQ.
CONTROL
mkdir -p "$(dirname "$output")"
dpkg-deb --root-owner-group --build "$root" "$output" >/dev/null
echo "$output"
