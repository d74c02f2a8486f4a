#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes countries.tsv (name, ISO code, kind) from the JSON of iso-codes."""
import json
import sys


def main(source, target):
    with open(source, encoding="utf-8") as file:
        entries = json.load(file)["3166-1"]
    with open(target, "w", encoding="utf-8") as out:
        out.write("# Made from iso-codes: name\tISO 3166-1 code\n")
        for entry in sorted(entries, key=lambda e: e["name"]):
            seen = []
            for member in ("common_name", "name", "official_name"):
                name = entry.get(member)
                if name and name not in seen:
                    seen.append(name)
                    out.write(f"{name}\t{entry['alpha_2']}\n")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
