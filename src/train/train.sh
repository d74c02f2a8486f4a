#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# train.sh CORPORA OUT [SEED]: from the unpacked corpora to english.bin, names.bin, attribution.bin and relations.bin in OUT. Goes on where it
# was stopped.
set -eu
top=$(cd "$(dirname "$0")/../.." && pwd)
corpora=$1 out=$2 seed=${3:-1}
other=$((seed + 1)) version="3 ($(date +%Y-%m-%d))"
build="$top/build-train"
mkdir -p "$out"
[ -f "$build/build.ninja" ] || meson setup "$build" "$top" -Dtrain=true -Dtests=none -Dapp=false -Dbuildtype=release
ninja -C "$build"
if [ ! -s "$out/vectors.tsv" ]; then
  cat "$corpora"/ewt/train/*.conllu "$corpora"/gum/train/conllu/*.conllu | sed -n 's/^# text = //p' >"$out/treebanks.txt"
  python3 -c 'import json, sys
for line in open(sys.argv[1], encoding="utf8"):
    row = json.loads(line)
    print(row.get("sentence_normalized") or row["sentence"])
for text in dict.fromkeys(json.loads(line)["text"] for line in open(sys.argv[2], encoding="utf8")):
    print(text)' "$corpora/newsmtsc/train.jsonl" "$corpora/dse/train/dse.ndjson" >"$out/sentences.txt"
  python3 -c 'import json, sys
for path in sys.argv[1:]:
    for page in json.load(open(path, encoding="utf8")).values():
        print(page["text"] + "\n")' "$corpora/articles/gold.json" "$corpora/wcxb/gold.json" >"$out/pages.txt"
  "$build/src/train/train-vectors" "$out/vectors.part" "$out/treebanks.txt" "$out/sentences.txt" "$out/pages.txt" \
    "$corpora"/unlabelled/*.txt "$corpora"/polnear/train/text/*.txt "$corpora"/eww/train/text/*.txt
  mv "$out/vectors.part" "$out/vectors.tsv"
fi
export OPENBLAS_NUM_THREADS=1
make_model () { "$build/src/train/make-model" "$1" "$corpora" "$out/vectors.tsv" "$2" "$version"; }
for run in 1 2; do
  [ -s "$out/names-$run.bin" ] || "$build/src/train/train-names" "$out/vectors.tsv" "$out/names-$run.bin" 8 $run "$corpora/eww/train" \
    "$corpora/uner/dev" "$corpora/uner/dev"
done
"$build/src/train/average-names" "$out/names.bin" "$out/names-1.bin" "$out/names-2.bin"
# two parsers read news; the first goes on to learn from what both say, reads again and more, and goes on
read_news () { # NAME NET TEXT...: NAME.conllu in $out by the parser NET
  data="$out/data-$1" to="$out/$1.conllu"
  rm -rf "$data"
  cp -r "$build/data" "$data"
  cp "$out/names.bin" "$data/model"
  make_model "$2" "$data/model/english.bin"
  shift 2
  STANDPOINT_DATA="$data" "$build/src/cli/standpoint-cli" analyze --format=conllu --from=text "$@" >"$to"
}
agree () { # ONE OTHER FOLDER
  mkdir -p "$3"
  python3 "$top/src/train/agree-trees.py" "$out/$1.conllu" "$out/$2.conllu" "$3/news.part"
  mv "$3/news.part" "$3/news.conllu"
}
go_on () { # FROM TO EPOCHS AGREED
  [ -s "$out/$2.net.part" ] || cp "$out/$1.net.part" "$out/$2.net.part"
  "$build/src/train/train-parser" "$corpora" "$out/vectors.tsv" "$out/$2.net" "$seed" "$3" "$4"
}
for run in $seed $other; do
  "$build/src/train/train-parser" "$corpora" "$out/vectors.tsv" "$out/parser-$run.net" $run 31
done
head -c 3500000 "$corpora/unlabelled/fnc.txt" >"$out/bodies.txt"
if [ ! -s "$out/agreed-1/news.conllu" ]; then
  read_news one "$out/parser-$seed.net" "$corpora"/eww/train/text/*.txt
  read_news other "$out/parser-$other.net" "$corpora"/eww/train/text/*.txt
  agree one other "$out/agreed-1"
fi
go_on "parser-$seed" parser-a 42 "$out/agreed-1"
if [ ! -s "$out/agreed-2/news.conllu" ]; then
  read_news one "$out/parser-a.net" "$corpora"/eww/train/text/*.txt "$out/bodies.txt"
  read_news other "$out/parser-$other.net" "$corpora"/eww/train/text/*.txt "$out/bodies.txt"
  agree one other "$out/agreed-2"
fi
go_on parser-a parser-b 50 "$out/agreed-2"
make_model "$out/parser-a.net,$out/parser-b.net" "$out/english.bin"
"$build/src/train/train-attribution" "$build/data/lexicon" "$corpora/polnear/train" "$out/attribution.bin"
rm -rf "$out/data"
cp -r "$build/data" "$out/data"
cp "$out/english.bin" "$out/names.bin" "$out/attribution.bin" "$out/data/model"
"$build/src/train/train-relations" "$out/data" "$corpora/plv/train/plv.ndjson" "$corpora/dse/train/dse.ndjson" \
  "$corpora/dse/valid/dse.ndjson" "$out/relations.bin"
