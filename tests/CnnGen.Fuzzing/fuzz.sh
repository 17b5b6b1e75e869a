#!/usr/bin/env bash
# fuzz.sh TARGET SECONDS: runs afl-fuzz on a target, and prints the executions and each crash with its exception. Ends with 1 if there is a crash.
# TARGET is header, idx, images or weights. Needs afl++ (Debian: apt-get install afl++). Findings stay in artifacts/fuzzing/TARGET.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

(($# == 2)) || { sed -n '2,3s/^# //p' "${BASH_SOURCE[0]}" >&2; exit 2; }
target=$1
seconds=$2
options=()
case $target in
    header | weights) corpus=$here/Corpus/safetensors; options=(-x "$here/safetensors.dict") ;;
    idx | images) corpus=$here/Corpus/$target ;;
    *) echo "$target is no target: header, idx, images or weights." >&2; exit 2 ;;
esac

output=$here/../../artifacts/fuzzing/$target
program=$output/program
findings=$output/findings
rm -rf "$output"
mkdir -p "$output/files"
export TMPDIR=$output/files
[[ ! -w /dev/shm ]] || TMPDIR=/dev/shm                          # the files of readers that take a path

dotnet build -c Release -v q --nologo "$here"
cp -r "$here/bin/Release/net10.0" "$program"                    # what is instrumented is a copy
(cd "$here" && dotnet tool restore > /dev/null)
for assembly in CnnGen CnnGen.Tasks EmbeddedInference BigGustave; do
    (cd "$here" && dotnet sharpfuzz "$program/$assembly.dll")
done

export AFL_SKIP_BIN_CHECK=1 AFL_NO_UI=1                         # the instrumented program is not a native one
export AFL_SKIP_CPUFREQ=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 AFL_NO_AFFINITY=1
export DOTNET_TieredPGO=0                                       # a path has the same trace however often it ran
afl-fuzz -i "$corpus" -o "$findings" -V "$seconds" -G 65536 -t 5000 -m none "${options[@]}" -- \
    dotnet "$program/CnnGen.Fuzzing.dll" "$target" > "$output/afl.log" || { tail -20 "$output/afl.log" >&2; exit 2; }

statistics=$findings/default/fuzzer_stats
sed -nE 's/^(execs_done|execs_per_sec|corpus_count|saved_crashes|saved_hangs) +: /\1 /p' "$statistics"
shopt -s nullglob
faults=("$findings"/default/crashes/id:* "$findings"/default/hangs/id:*)
for file in "${faults[@]}"; do
    echo "$file"
    timeout 60 dotnet "$program/CnnGen.Fuzzing.dll" "$target" < "$file" 2>&1 | head -3 || true
done
((${#faults[@]} == 0))
