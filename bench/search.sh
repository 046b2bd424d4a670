#!/usr/bin/env bash
# Sixteen clients search 60,000 motions with two million signatures: p50 and p99 of selective questions and of one common word,
# ranked, filtered, with counts, as JSON and as a page. Every address is asked once in a run, and nothing found is kept.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
for tool in wrk psql; do
  command -v $tool >/dev/null || { echo "search: install wrk and a PostgreSQL client (apt install wrk postgresql-client)."; exit 1; }
done
seconds=${SECONDS_EACH:-20} clients=${CLIENTS:-16}
work=$(mktemp -d) program=
finish() { [ -z "$program" ] || { kill "$program" 2>/dev/null || true; wait "$program" 2>/dev/null || true; }; [ -n "${KEEP:-}" ] || rm -rf "$work"; }
trap finish EXIT
export LOBBY_DATA=${BENCH_DATA:-$work/data}
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
serve() {
  "$root/bin/lobby" serve --port "$port" --no-starter >"$work/log" 2>&1 &
  program=$!
  for _ in $(seq 300); do curl -s "http://localhost:$port/healthz" >/dev/null && return; sleep 0.3; done
  cat "$work/log"; exit 1
}
"$root/bin/lobby" --help >/dev/null  # builds it
serve
home=$LOBBY_DATA/postgres
PGPASSWORD=$(cat "$home/password") PGPORT=$(sed -n 4p "$home/data/postmaster.pid")
export PGPASSWORD PGPORT PGHOST=127.0.0.1 PGUSER=lobby PGDATABASE=lobby PGSSLMODE=disable
ask() { psql -qAtX -c "$1"; }
if [ "$(ask "select count(*) from motion where source = 'bench'")" != 60000 ]; then
  echo "search: making 60,000 motions and two million signatures; this takes some minutes."
  psql -qX -f "$root/bench/search.sql" >/dev/null
  # The program reads Members and Sessions when it starts.
  kill "$program"; wait "$program" 2>/dev/null || true
  serve
  PGPORT=$(sed -n 4p "$home/data/postmaster.pid")
fi
ask "select 'search: ' || (select count(*) from motion) || ' motions, ' || (select count(*) from signature) || ' signatures, '
       || pg_size_pretty(pg_database_size('lobby'))"

# Selective: words that few motions share, alone or with others, some with a filter. Common: a word of a fifth to a half of them.
ask "
create temp table df as select word, ndoc from ts_stat('select words from motion_search where motion_id % 10 = 0');
select 'rare', word from df where ndoc between 3 and 40 order by md5(word) limit 3000;
select 'mid', word from df where ndoc between 200 and 1000 order by md5(word) limit 400;
select 'common', word from df where ndoc between 1200 and 3000 order by md5(word) limit 24;
select 'party', party from motion_facet group by party;
select 'session', session from motion_facet group by session order by session" >"$work/words"
python3 - "$work" <<'PY'
import random, sys, urllib.parse
work = sys.argv[1]
random.seed(53)
of = {}
for line in open(f"{work}/words"):
    kind, _, word = line.rstrip("\n").partition("|")
    of.setdefault(kind, []).append(word)
print("search: common words", ", ".join(of["common"]))
def filters(light):
    chosen = {}
    if random.random() < .5: chosen["party"] = random.choice(of["party"])
    if random.random() < .4: chosen["from"] = f"{random.randint(1990, 2012)}-{random.randint(1, 12):02}-{random.randint(1, 28):02}"
    if random.random() < .3: chosen["status"] = random.choice(["fallen", "fallen", "withdrawn"])
    if random.random() < .3: chosen["sort"] = random.choice(["date", "signatures", "newest-signature"])
    if light and random.random() < .2: chosen["session"] = random.choice(of["session"])
    if random.random() < .3: chosen["page"] = str(random.randint(2, 4))
    return chosen
def write(name, questions):
    seen = list(dict.fromkeys(urllib.parse.urlencode(q) for q in questions))
    random.shuffle(seen)
    with open(f"{work}/{name}", "w") as out:
        for n, q in enumerate(seen):
            out.write(("/motions?" if n % 4 == 0 else "/api/v1/motions?") + q + "\n")
    print(f"search: {len(seen)} {name} questions, one in four for the page")
selective = []
for n in range(100000):
    words = random.choice([[random.choice(of["rare"])], [random.choice(of["rare"])], random.sample(of["mid"], 2),
                           [random.choice(of["mid"]), random.choice(of["common"]), random.choice(of["rare"])]])
    selective.append({"q": " ".join(words), **(filters(True) if random.random() < .5 else {})})
write("selective", selective)
write("common", [{"q": random.choice(of["common"]), **filters(False)} for n in range(30000)])
PY
# Hundredths of a second that the program has worked, and its database.
program_used() { awk '{print $14 + $15}' /proc/"$program"/stat; }
used() { awk '{n += $14 + $15} END {print n}' $(for p in $program $(pgrep -f "postgres: .*$PGPORT|-D $home/data" || true) $(pgrep -P "$(sed -n 1p "$home/data/postmaster.pid")"); do [ -r /proc/$p/stat ] && echo /proc/$p/stat; done | sort -u); }
for kind in selective common; do
  cat >"$work/$kind.lua" <<LUA
local paths = {}
for line in io.lines("$work/$kind") do paths[#paths + 1] = line end
local at = 0
request = function() at = at % #paths + 1; return wrk.format("GET", paths[at]) end
done = function(summary, latency)
  io.write(string.format("figures %.1f %.1f %.1f %d %d\n", latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    latency.max / 1000, summary.requests, #paths))
end
LUA
  # The first half of the questions warms up, the second is measured: none is asked twice.
  half=$(( $(wc -l <"$work/$kind") / 2 ))
  tail -n +$((half + 1)) "$work/$kind" >"$work/second"; head -n "$half" "$work/$kind" >"$work/first"
  mv "$work/first" "$work/$kind"
  wrk -t1 -c"$clients" -d"${WARM:-30}" -s "$work/$kind.lua" "http://localhost:$port" >/dev/null
  mv "$work/second" "$work/$kind"
  before=$(used) program_before=$(program_used)
  wrk -t1 -c"$clients" -d"$seconds" --timeout 30 -s "$work/$kind.lua" "http://localhost:$port" >"$work/$kind.out"
  if grep -qE 'Non-2xx|Socket errors' "$work/$kind.out"; then echo "search: some answers were not 200:"; cat "$work/$kind.out"; exit 1; fi
  read -r _ p50 p99 most asked all < <(grep ^figures "$work/$kind.out")
  echo "search: $kind took $(( ($(used) - before) * 10000 / asked )) us of processor a question, the program itself $(( ($(program_used) - program_before) * 10000 / asked )); load average $(cut -d' ' -f1 /proc/loadavg) on $(nproc) cores"
  echo "search: $kind p50 $p50 ms p99 $p99 ms, longest $most ms, $asked questions in $seconds s, $all different ones"
  printf -v "p99_$kind" %s "$p99"
done
echo "search: RSS $(awk '/VmRSS/ {printf "%d MB", $2/1024}' /proc/"$program"/status)"
echo "search p99 selective ${p99_selective%.*} ms common ${p99_common%.*} ms"
