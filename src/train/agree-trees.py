#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""agree-trees.py ONE.conllu OTHER.conllu OUT.conllu: what two parsers say of the same words, as far as they say the same.

A head and its relation, or the tags, that differ are written as "_": the trainer learns nothing from them. Sentences of which the parsers
see too different things, short ones and long ones are left out."""
import sys

SHORTEST, LONGEST, LEAST_AGREED = 6, 60, 0.75


def sentences(path):
    rows = []
    with open(path, encoding='utf8') as lines:
        for line in lines:
            if line.strip() == '':
                if rows:
                    yield rows
                rows = []
            elif line[0] != '#':
                columns = line.rstrip('\n').split('\t')
                if columns[0].isdigit():
                    rows.append(columns)
    if rows:
        yield rows


def main():
    one, other, out = sys.argv[1:]
    kept = words = known = 0
    with open(out, 'w', encoding='utf8') as file:
        for a, b in zip(sentences(one), sentences(other), strict=True):
            if [row[1] for row in a] != [row[1] for row in b]:
                sys.exit('agree-trees: the words of the two files differ')
            same = [x[6:8] == y[6:8] for x, y in zip(a, b)]
            if not SHORTEST <= len(a) <= LONGEST or sum(same) < LEAST_AGREED * len(a):
                continue
            for row, other_row, agreed in zip(a, b, same):
                if not agreed:
                    row[6:8] = ['_', '_']
                if row[3:5] != other_row[3:5]:
                    row[3:5] = ['_', '_']
                row[9] = '_'
                file.write('\t'.join(row) + '\n')
            file.write('\n')
            kept, words, known = kept + 1, words + len(a), known + sum(same)
    print(f'{kept} sentences, {words} words, {known} heads agreed')


main()
