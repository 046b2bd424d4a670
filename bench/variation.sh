#!/usr/bin/env bash
# How long it takes to tell whether a letter is like others of its campaign, and to keep its marks: hash, query, compare,
# insert and commit, for sixteen clients that come again at once; as on the site, those of one moment make one transaction.
# 5,000 letters of the campaign are there already, among 10,000 and among 1,000,000; more than half of what each of them
# keeps is a letter that goes round.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/bench/program.inc"
few=${FEW:-10000} many=${MANY:-1000000} measured=${MEASURED:-5000} clients=${CLIENTS:-16}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
bench_build
declare -A p99
for letters in "$few" "$many"; do
  export LOBBY_DATA=$work/$letters
  program org.centrallobby.letters.variation.VariationBench "$letters" "$measured" "$clients" | tee "$work/out" | sed "s/^/variation: among $letters: /"
  p99[$letters]=$(awk '/^p99/ {print $2}' "$work/out")
  echo "variation: load average $(cut -d' ' -f1-3 /proc/loadavg) on $(nproc) cores"
done
echo "variation p99 ${p99[$few]} ms at $((few / 1000))k, ${p99[$many]} ms at $((many / 1000000))M"
