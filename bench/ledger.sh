#!/usr/bin/env bash
# A million recipients claimed and completed without SMTP, durably: rows a second, and how much the tables grow. Then ten
# minutes of the same in smaller broadcasts, to see whether the vacuum keeps up.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/bench/program.inc"
for tool in psql; do command -v $tool >/dev/null || { echo "ledger: install a PostgreSQL client."; exit 1; }; done
recipients=${RECIPIENTS:-1000000} minutes=${MINUTES:-10} threads=${THREADS:-2}
work=$(mktemp -d) site=
finish() { [ -z "$site" ] || { kill "$site" 2>/dev/null || true; wait "$site" 2>/dev/null || true; }; rm -rf "$work"; }
trap finish EXIT
export LOBBY_DATA=$work/data
bench_build
# The site owns the database; its mail is stopped, so that only the measurement works on the ledger.
"$root/bin/lobby" serve --port 0 --no-starter >"$work/log" 2>&1 &
site=$!
until [ -e "$LOBBY_DATA/postgres/data/postmaster.pid" ] && ask "update mail_switch set stopped = true" 2>/dev/null; do sleep 0.5; done
read -r id added < <(program org.centrallobby.bench.PrepareBroadcast whole "$recipients" 1000)
echo "ledger: $added recipients are there"
program org.centrallobby.mail.broadcasts.LedgerBench "$id" "$threads" | tee "$work/whole"
ends=$(( $(date +%s) + minutes * 60 )) turn=0
while [ "$(date +%s)" -lt "$ends" ]; do
  turn=$((turn + 1))
  read -r id added < <(program org.centrallobby.bench.PrepareBroadcast "turn$turn" 200000 1000)
  echo "turn $turn: $(program org.centrallobby.mail.broadcasts.LedgerBench "$id" "$threads")"
done
rate=$(sed 's/.* s, \([0-9]*\) rows.*/\1/' "$work/whole") grown=$(sed 's/.*grown \([0-9.]*\) times.*/\1/' "$work/whole")
echo "ledger rows/s $rate grown $grown turns $turn"
