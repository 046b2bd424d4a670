#!/usr/bin/env bash
# The first reading of the Session that runs and of all history, from an invented Parliament of full size without a pace;
# then the same while it is killed again and again. Needs the public data for the Sessions (LOBBY_SHARED_DATA).
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
shared=${LOBBY_SHARED_DATA:-$root/../shared/data}
sessions=$shared/calendar/sessions.csv
[ -e "$sessions" ] || { echo "sync: the Sessions are not at $sessions; set LOBBY_SHARED_DATA."; exit 1; }
motions=${MOTIONS:-60000} kills=${KILLS:-5}
work=$(mktemp -d) parliament=
finish() { [ -z "$parliament" ] || kill "$parliament" 2>/dev/null || true; rm -rf "$work"; }
trap finish EXIT
python3 "$root/bench/parliament.py" "$sessions" "$motions" >"$work/port" &
parliament=$!
until [ -s "$work/port" ]; do sleep 0.2; done
address=http://127.0.0.1:$(cat "$work/port")
export LOBBY_MEMBERS_API=$address LOBBY_MOTIONS_API=$address LOBBY_WHATSON_API=$address LOBBY_PARLIAMENT_PACE=0
export LOBBY_JAVA_OPTS="-Xmx512m -Xlog:gc*:file=$work/gc.log:time:filecount=0"
lobby="$root/bin/lobby"
now() { date +%s%3N; }

# The row counts are what the program itself says at the end: motions and names held.
export LOBBY_DATA=$work/whole
"$lobby" import sessions "$sessions"
at=$(now); "$lobby" sync motions 2>/dev/null | tee "$work/session"; session=$(( ($(now) - at) / 1000 ))
echo "the Session that runs: $session s"
at=$(now); "$lobby" sync motions --all-history 2>/dev/null | tee "$work/history"; history=$(( ($(now) - at) / 1000 ))
heap=$(grep -o '[0-9]*M->[0-9]*M' "$work/gc.log" | sed 's/.*->//; s/M//' | sort -n | tail -1)
echo "all history: $history s, $heap MB of heap left after the worst collection"

export LOBBY_DATA=$work/killed
"$lobby" import sessions "$sessions" >/dev/null
for kill in $(seq "$kills"); do
    "$lobby" sync motions --all-history >/dev/null 2>&1 &
    running=$!
    pause=$(( 5 + RANDOM % (history / (kills + 2) + 1) ))
    sleep "$pause"
    if kill -9 "$running" 2>/dev/null; then echo "killed after $pause s"; else echo "it had ended before $pause s"; fi
    wait "$running" 2>/dev/null || true
done
"$lobby" sync motions --all-history 2>/dev/null | tee "$work/resumed"
held() { grep -o 'motions [0-9,]*, names [0-9,]*' "$1"; }
equal=no; [ "$(held "$work/history")" = "$(held "$work/resumed")" ] && equal=yes
echo "sync session $session s history $history s heap $heap MB killed $kills equal $equal"
[ "$equal" = yes ]
