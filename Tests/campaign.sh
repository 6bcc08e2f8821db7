#!/bin/sh
# The long form of the fault campaign: every part is run, each prints what was seen, and a part that
# fails makes the whole fail in the end. PROGRAM, CAMPAIGN (a folder), PYTHON, FUZZER and
# REPLAYER are set by the Makefile; words after the name run only the parts they name.
set -u

top=$(cd "$(dirname "$0")/.." && pwd)
failed=""
wanted=" $* "
mkdir -p "$CAMPAIGN"

is_wanted() { [ "$wanted" = "  " ] || case $wanted in *" $1 "*) true ;; *) false ;; esac; }

# part NAME COMMAND...: runs a part and notes whether it held.
part() {
    name=$1
    shift
    is_wanted "$name" || return 0
    began=$(date +%s)
    echo "== $name"
    "$@" || failed="$failed $name"
    echo "   ($(($(date +%s) - began)) s)"
}

# script NAME OPTIONS...: a part that is a script of Tests/python with daemons of its own.
script() {
    name=$1
    shift
    part "$name" "$PYTHON" -B "$top/Tests/python/$name.py" --program "$PROGRAM" \
        --catalog "$top/catalog" --folder "$CAMPAIGN/$name" "$@"
}

# Ten million short inputs (long ones are slow, and bounds have tests of their own); then all that were kept of them once more where memory is watched.
fuzz() {
    mkdir -p "$CAMPAIGN/corpus"
    "$FUZZER" -runs="${FUZZ_RUNS:-10000000}" -max_len=256 -print_final_stats=1 -artifact_prefix="$CAMPAIGN/" \
        "$CAMPAIGN/corpus" "$top/Tests/Fuzz/Corpus" >"$CAMPAIGN/fuzz.log" 2>&1 &&
        "$REPLAYER" -detect_leaks=0 -runs=0 -artifact_prefix="$CAMPAIGN/" "$CAMPAIGN/corpus" \
            "$top/Tests/Fuzz/Corpus" >>"$CAMPAIGN/fuzz.log" 2>&1
    code=$?
    grep -E '^(stat::number_of_executed|SUMMARY|Test unit written|INFO: +[0-9]+ files|.*DONE)' \
        "$CAMPAIGN/fuzz.log"
    return $code
}

script overload --seconds 5 --rounds 5 --bars
script connections --connects 20000
script kill_writes --rounds 200 --seed 20261124
script kill_apply --rounds 20 --seed 20261124
script disk_faults --most 40
script full_disk
script damaged_store --pages 100
script stop_writes --rounds 50 --seed 20261124
script replays --rounds 40 --seed 20261124
script clock_jumps
script publish_under_load --rounds 1000
part fuzz fuzz

[ -z "$failed" ] || { echo "FAILED:$failed"; exit 1; }
echo "every part held"
