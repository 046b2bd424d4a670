#!/usr/bin/env bash
# Stance by postcode against a constant page of the same server, with the same client, in one run.
# Needs the full public data (LOBBY_SHARED_DATA, by default ../shared/data beside this project).
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
shared=${LOBBY_SHARED_DATA:-$root/../shared/data}
[ -d "$shared/postcodes" ] || { echo "lookups: the full data is not at $shared; set LOBBY_SHARED_DATA."; exit 1; }
command -v wrk >/dev/null || apt-get install -y -qq wrk >/dev/null || { echo "lookups: install wrk."; exit 1; }
seconds=${SECONDS_EACH:-8} pairs=${PAIRS:-5} connections=${CONNECTIONS:-32}
work=$(mktemp -d) program=
finish() { [ -z "$program" ] || { kill "$program" 2>/dev/null || true; wait "$program" 2>/dev/null || true; }; rm -rf "$work"; }
trap finish EXIT
export LOBBY_DATA=$work/data
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')

lobby="$root/bin/lobby"
"$lobby" import constituencies "$shared/constituencies/constituencies_2024.csv" "$shared/constituencies/constituencies_1997_2024_mnis.csv"
"$lobby" import sessions "$shared/calendar/sessions.csv"
"$lobby" import members "$shared/people/mps_current.csv"
"$lobby" import motions "$shared/edm/motions_real.json"
"$lobby" import postcodes "$shared/postcodes/gb_postcodes_pcon24.csv.gz"
"$lobby" serve --port "$port" --no-starter >"$work/log" 2>&1 &
program=$!
for _ in $(seq 100); do curl -fs "http://localhost:$port/healthz" >/dev/null && break; sleep 0.2; done
grep -i 'postcodes in' "$work/log" || true

zcat "$shared/postcodes/gb_postcodes_pcon24.csv.gz" | tail -n +2 | cut -d, -f1,5 | grep -v ',$' | cut -d, -f1 \
  | shuf -n 20000 --random-source=<(yes) | sed 's/ /%20/' >"$work/postcodes"
cat >"$work/stance.lua" <<LUA
local paths = {}
for line in io.lines("$work/postcodes") do paths[#paths + 1] = "/api/v1/motions/2024-26/1120/stance?postcode=" .. line end
local at = 0
request = function() at = at % #paths + 1; return wrk.format("GET", paths[at]) end
LUA
rate() { awk '/Requests\/sec/ {print $2}' "$1"; }
check() { if grep -q 'Non-2xx' "$1"; then echo "lookups: some answers were not 200:"; cat "$1"; exit 1; fi; }

for n in $(seq 200); do curl -fs "http://localhost:$port/api/v1/motions/2024-26/1120/stance?postcode=$(sed -n "${n}p" "$work/postcodes")" -o /dev/null; done
wrk -t1 -c"$connections" -d"$seconds" -s "$work/stance.lua" "http://localhost:$port" >/dev/null
wrk -t1 -c"$connections" -d"$seconds" "http://localhost:$port/robots.txt" >/dev/null
echo "after the warm-up: RSS $(awk '/VmRSS/ {printf "%d MB", $2/1024}' /proc/"$program"/status)"
for pair in $(seq "$pairs"); do
  wrk -t1 -c"$connections" -d"$seconds" --latency -s "$work/stance.lua" "http://localhost:$port" >"$work/ours.$pair"
  wrk -t1 -c"$connections" -d"$seconds" --latency "http://localhost:$port/robots.txt" >"$work/static.$pair"
  check "$work/ours.$pair"; check "$work/static.$pair"
  echo "pair $pair: ours $(rate "$work/ours.$pair")/s p99 $(awk '/99%/ {print $2}' "$work/ours.$pair"), static page $(rate "$work/static.$pair")/s p99 $(awk '/99%/ {print $2}' "$work/static.$pair")"
done
python3 - "$work" "$pairs" <<'PY'
import re, statistics, sys
work, pairs = sys.argv[1], int(sys.argv[2])
rate = lambda name: float(re.search(r"Requests/sec:\s+([\d.]+)", open(f"{work}/{name}").read()).group(1))
ours = [rate(f"ours.{n}") for n in range(1, pairs + 1)]
static = [rate(f"static.{n}") for n in range(1, pairs + 1)]
ratio = statistics.median(o / s for o, s in zip(ours, static))
print(f"lookups ratio {ratio:.2f} ours {statistics.median(ours):.0f}/s static page {statistics.median(static):.0f}/s")
PY
