#!/bin/sh
# Makes a store of the shipped catalogue, starts the daemon on it, asks it for North-East Romania, stops it cleanly.
#
# usage: demo.sh BIN-DIR   (run from the project's top folder)
set -eu

bin=$1
run_dir=$(mktemp -d "${TMPDIR:-/tmp}/twinmatch-demo.XXXXXX")
daemon=""
finish() {
    status=$?
    if [ -n "$daemon" ]; then
        kill -TERM "$daemon" 2>/dev/null || true
        wait "$daemon" || status=$?
    fi
    rm -rf "$run_dir"
    exit "$status"
}
trap finish EXIT INT TERM

"$bin/twinmatchd" init --store "$run_dir/store" --catalog catalog
"$bin/twinmatchd" serve --store "$run_dir/store" --run-dir "$run_dir" \
    --query tcp://127.0.0.1:0 >"$run_dir/ready" 2>"$run_dir/log" &
daemon=$!
tries=0
until grep -q '^ready ' "$run_dir/ready"; do
    if ! kill -0 "$daemon" 2>/dev/null || [ "$tries" -ge 200 ]; then
        cat "$run_dir/log" >&2
        echo "demo: the daemon did not get ready" >&2
        exit 1
    fi
    tries=$((tries + 1))
    sleep 0.05
done

cat "$run_dir/ready"
echo
endpoint=$(sed -n 's/.* query=\(tcp:[^ ]*\).*/\1/p' "$run_dir/ready")
echo "\$ twinmatch match RO21 --endpoint $endpoint"
"$bin/twinmatch" match RO21 --endpoint "$endpoint"
