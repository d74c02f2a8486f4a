#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-translations PO-FOLDER MSGFMT: every language of LINGUAS compiles with all checks and is complete"""
import os
import re
import subprocess
import sys


def main():
    folder, msgfmt = sys.argv[1:]
    wrong = []
    languages = [l for l in open(os.path.join(folder, 'LINGUAS'), encoding='utf8').read().split() if not l.startswith('#')]
    for l in languages:
        r = subprocess.run([msgfmt, '--check', '--statistics', '-o', '/dev/null', os.path.join(folder, l + '.po')],
                           capture_output=True, text=True, env={**os.environ, 'LC_ALL': 'C'})
        if r.returncode:
            wrong.append(r.stderr)
        elif re.search(r'fuzzy|untranslated', r.stderr):
            wrong.append(f'{l} is not complete: {r.stderr.strip()}')
    if not languages:
        wrong.append('no language')
    print('\n'.join(wrong))
    return bool(wrong)


sys.exit(main())
